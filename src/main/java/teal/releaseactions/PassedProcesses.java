package teal.releaseactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.stereotype.Component;
import teal.process.request.NewestDiagrams;
import teal.process.variable.ReleaseVariables;

/** Processes that a release has called and returned from. They are not moved to newer diagrams, and not repeated. */
@Component
class PassedProcesses {

    private final HistoryService history;
    private final RepositoryService repository;

    PassedProcesses(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /**
     * What a deployment has otherwise in these processes than the release ran them, each as a sentence.
     *
     * @param release the release that has passed them
     */
    List<String> lacking(HistoricProcessInstance release, String deployment) {
        Map<String, List<HistoricProcessInstance>> passed = history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(release.getBusinessKey())
                .finished()
                .list()
                .stream()
                .filter(instance -> release.getId().equals(instance.getRootProcessInstanceId()))
                .collect(Collectors.groupingBy(
                        HistoricProcessInstance::getProcessDefinitionId, TreeMap::new, Collectors.toList()));
        List<String> lacking = new ArrayList<>();
        passed.forEach((definition, instances) -> {
            String process = instances.get(0).getProcessDefinitionKey();
            String where = " in " + process + ", which the release has already passed" + clusters(instances);
            NewestDiagrams.process(repository, deployment, process)
                    .map(newest -> DiagramDifference.between(repository, definition, newest.getId()))
                    .ifPresent(difference -> {
                        difference
                                .added()
                                .forEach(task ->
                                        lacking.add("'" + task + "' is new" + where + "; it will not be done there"));
                        difference
                                .notable()
                                .forEach(change -> lacking.add(change.text() + where + "; that has no effect there"));
                    });
        });
        return lacking;
    }

    private String clusters(List<HistoricProcessInstance> instances) {
        String clusters = instances.stream()
                .flatMap(instance -> history
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityInstanceIdIn(instance.getId())
                        .variableName(ReleaseVariables.CLUSTER.name())
                        .list()
                        .stream())
                .map(HistoricVariableInstance::getValue)
                .map(String::valueOf)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        return clusters.isEmpty() ? "" : " for " + clusters;
    }
}
