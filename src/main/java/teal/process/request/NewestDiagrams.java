package teal.process.request;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The deployment that the next release will use. Each one is a complete set of files with the same main process. */
public final class NewestDiagrams {

    /** Every set contains this process, whoever deploys it. */
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

    /** A process in a given deployment. */
    public static Optional<ProcessDefinition> process(RepositoryService repository, String deployment, String process) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey(process)
                .singleResult());
    }

    /**
     * Whether the newest deployment contains exactly this definition. For use within the engine, whatever the user may
     * read.
     */
    public static boolean include(ProcessDefinition definition) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(MAIN_PROCESS)
                .getDeploymentId()
                .equals(definition.getDeploymentId());
    }
}
