package teal.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Explains to users who may not deploy which group may; the engine alone would only name a permission. It also keeps
 * everyone from deleting diagrams that running releases use, because the engine would end those releases too.
 */
final class AuthorsOnly extends AuthorizationCommandChecker {

    @Override
    public void checkCreateDeployment() {
        try {
            super.checkCreateDeployment();
        } catch (AuthorizationException refused) {
            throw new AuthorizationException("deploying diagrams needs the group 'authors', and " + refused.getUserId()
                    + " is not in it; ask an administrator");
        }
    }

    @Override
    public void checkDeleteDeployment(String deployment) {
        super.checkDeleteDeployment(deployment);
        mustNotBeNeeded(deployment);
    }

    @Override
    public void checkDeleteProcessDefinitionById(String definition) {
        super.checkDeleteProcessDefinitionById(definition);
        mustNotBeNeeded(
                engine().getRepositoryService().getProcessDefinition(definition).getDeploymentId());
    }

    private static void mustNotBeNeeded(String deployment) {
        List<String> releases = new RunningReleases(engine().getRuntimeService(), engine().getRepositoryService())
                .byDeployment()
                .getOrDefault(deployment, List.of());
        if (!releases.isEmpty()) {
            throw new BadUserRequestException("deployment " + deployment + " stays: " + String.join(", ", releases)
                    + " run on its diagrams; delete it once they have ended or moved to newer ones");
        }
    }

    private static ProcessEngineConfigurationImpl engine() {
        return Context.getProcessEngineConfiguration();
    }
}
