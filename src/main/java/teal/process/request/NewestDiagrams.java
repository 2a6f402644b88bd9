package teal.process.request;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The deployment that the next release runs on. Each one is a whole set of files, and has the same main process. */
public final class NewestDiagrams {

    /** Whoever deploys what: this process is in every set. */
    public static final String MAIN_PROCESS = "blue-green-release";

    private NewestDiagrams() {}

    /** The deployment's id; empty before the first one. */
    public static Optional<String> deployment(RepositoryService repository) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(MAIN_PROCESS)
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getDeploymentId);
    }

    /** A process as a deployment has it. */
    public static Optional<ProcessDefinition> process(RepositoryService repository, String deployment, String process) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey(process)
                .singleResult());
    }

    /** Whether the newest deployment has this very definition. For use inside of the engine, whoever asks. */
    public static boolean include(ProcessDefinition definition) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(MAIN_PROCESS)
                .getDeploymentId()
                .equals(definition.getDeploymentId());
    }
}
