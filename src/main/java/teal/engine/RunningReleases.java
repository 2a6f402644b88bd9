package teal.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Running releases, by the deployments that they use. A release uses only one, whatever it calls. */
final class RunningReleases {

    private final RuntimeService runtime;
    private final RepositoryService repository;

    RunningReleases(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /** As text, such as {@code shop 2.0.0 (4711)}, by the deployment's id. */
    Map<String, List<String>> byDeployment() {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery().list();
        Map<String, String> deployments = deployments(running);
        return running.stream()
                .collect(Collectors.groupingBy(
                        instance -> String.valueOf(deployments.get(instance.getProcessDefinitionId())),
                        TreeMap::new,
                        Collectors.mapping(
                                RunningReleases::name,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        names -> names.stream()
                                                .distinct()
                                                .sorted()
                                                .toList()))));
    }

    /** By definition; of those in use alone, since the engine parses the diagram of each definition that it lists. */
    private Map<String, String> deployments(List<ProcessInstance> running) {
        String[] used = running.stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .distinct()
                .toArray(String[]::new);
        return used.length == 0
                ? Map.of()
                : repository.createProcessDefinitionQuery().processDefinitionIdIn(used).list().stream()
                        .collect(Collectors.toMap(ProcessDefinition::getId, ProcessDefinition::getDeploymentId));
    }

    /** As text, such as {@code shop 2.0.0 (4711)}. */
    static String name(ProcessInstance instance) {
        String key = instance.getBusinessKey() == null ? "a release" : instance.getBusinessKey();
        return key + " (" + instance.getRootProcessInstanceId() + ")";
    }
}
