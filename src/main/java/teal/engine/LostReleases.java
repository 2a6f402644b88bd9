package teal.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds releases that wait for nothing: no job, no timer, no task, no message, no open incident. None should exist; one
 * that does would hang silently and hold its application forever, so it becomes an incident.
 */
@Component
class LostReleases {

    private static final Logger log = LoggerFactory.getLogger(LostReleases.class);

    static final String INCIDENT = "lostRelease";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private Set<String> suspects = Set.of();

    LostReleases(RuntimeService runtime, ManagementService management, TaskService tasks) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    /**
     * A release counts as lost if it looks lost twice in a row, because the queries of one check do not run at a single
     * moment.
     */
    @Scheduled(fixedDelay = 20_000)
    synchronized void look() {
        Set<String> lost = new HashSet<>();
        runtime.createProcessInstanceQuery().rootProcessInstances().active().list().stream()
                .filter(this::waitsForNothing)
                .map(ProcessInstance::getId)
                .forEach(lost::add);
        lost.stream().filter(suspects::contains).forEach(this::raise);
        suspects = lost;
    }

    private boolean waitsForNothing(ProcessInstance release) {
        Set<String> tree = tree(release);
        return tasks.createTaskQuery()
                                .processInstanceIdIn(tree.toArray(String[]::new))
                                .count()
                        == 0
                && tree.stream().noneMatch(this::waitsForAMessage)
                && runtime.createIncidentQuery()
                                .processInstanceId(release.getId())
                                .count()
                        == 0
                // Not by root instance: the jobs of multi-instance elements have none.
                && management.createJobQuery().processInstanceIds(tree).count() == 0;
    }

    private boolean waitsForAMessage(String instance) {
        return runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    private Set<String> tree(ProcessInstance release) {
        Set<String> instances =
                runtime.createProcessInstanceQuery().rootProcessInstanceId(release.getId()).list().stream()
                        .map(ProcessInstance::getId)
                        .collect(Collectors.toSet());
        instances.add(release.getId());
        return instances;
    }

    private void raise(String release) {
        String message = "this release is stuck: it has no job, timer, task or incident that would move it on. Look"
                + " at it in Cockpit; move it on by modification, or roll it back by hand and delete it";
        // An incident needs an activity, and the release itself has none while it is in a called process.
        String execution = runtime.createExecutionQuery().processInstanceId(release).list().stream()
                .filter(candidate -> ((ExecutionEntity) candidate).getActivityId() != null)
                .map(Execution::getId)
                .findFirst()
                .orElse(release);
        runtime.createIncident(INCIDENT, execution, release, message);
        log.error("{}: {}", release, message);
    }
}
