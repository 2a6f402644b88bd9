package teal.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Tells whoever may not deploy which group may; the engine alone would name a permission. And nobody takes the diagrams away
 * that running releases are on: the engine would end those releases with them.
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
