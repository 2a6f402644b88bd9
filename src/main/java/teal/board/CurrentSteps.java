package teal.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;
import teal.board.ReleaseView.Activity;
import teal.process.variable.ElementName;
import teal.process.variable.ReleaseReports;

/**
 * What a release is at right now. Tasks and timers are in the engine's history from their begin; a step that runs, or waits
 * for its next attempt, is not before its end, but it is a job.
 */
@Component
class CurrentSteps {

    private static final String STEP = "async-continuation";

    private final HistoryService history;
    private final ManagementService management;
    private final RepositoryService repository;
    private final ReleaseReports reports;

    CurrentSteps(
            HistoryService history,
            ManagementService management,
            RepositoryService repository,
            ReleaseReports reports) {
        this.history = history;
        this.management = management;
        this.repository = repository;
        this.reports = reports;
    }

    List<Activity> of(String release) {
        return reports.instances(release).stream()
                .flatMap(instance -> Stream.concat(waits(instance), steps(instance)))
                .toList();
    }

    private Stream<Activity> waits(String instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .unfinished()
                .listPage(0, ReleaseReports.MOST)
                .stream()
                .filter(CurrentSteps::isLeaf)
                .map(activity -> new Activity(
                        activity.getActivityId(),
                        Optional.ofNullable(activity.getActivityName()).orElse(activity.getActivityId()),
                        activity.getActivityType(),
                        activity.getStartTime().toInstant()));
    }

    private static boolean isLeaf(HistoricActivityInstance activity) {
        return switch (activity.getActivityType()) {
            case "subProcess", "callActivity", "multiInstanceBody" -> false;
            default -> true;
        };
    }

    private Stream<Activity> steps(String instance) {
        return management.createJobQuery().processInstanceId(instance).listPage(0, ReleaseReports.MOST).stream()
                .flatMap(job -> step(job).stream());
    }

    private Optional<Activity> step(Job job) {
        JobDefinition definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        if (definition == null || !definition.getJobType().equals(STEP)) {
            return Optional.empty();
        }
        BpmnModelInstance diagram = repository.getBpmnModelInstance(job.getProcessDefinitionId());
        String id = definition.getActivityId();
        return Optional.<ModelElementInstance>ofNullable(diagram.getModelElementById(id))
                .map(element -> new Activity(
                        id,
                        ElementName.in(diagram, id),
                        element.getElementType().getTypeName(),
                        job.getCreateTime().toInstant()));
    }
}
