package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import teal.lab.LabUsers;

/** One release on its way through the diagrams. Nothing moves unless it is told to. */
final class Walk {

    /** Longer than any release; one that never ends is a circle in a diagram. */
    private static final int MOST_JOBS = 500;

    private final ProcessEngine engine;
    private final ProcessInstance release;
    private ProcessInstance process;

    Walk(ProcessEngine engine, ProcessInstance release) {
        this.engine = engine;
        this.release = release;
        this.process = release;
    }

    /** Teal's own process calls the one that was requested. */
    Walk begin() {
        management().executeJob(jobs().get(0).getId());
        process = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(release.getId())
                .singleResult();
        return this;
    }

    /** The release, with Teal's own process. */
    ProcessInstance release() {
        return release;
    }

    /** The process that was requested. */
    ProcessInstance process() {
        return process;
    }

    /** Takes every step and lets every wait of the flow pass, until the release has ended or waits for somebody. */
    Walk goOn() {
        return goOnUntil("");
    }

    /** As far as to this step, which is not taken. */
    Walk goOnUntil(String activity) {
        for (int i = 0; i < MOST_JOBS; i++) {
            List<Job> jobs = jobs().stream().filter(this::isInTheFlow).toList();
            if (jobs.isEmpty()
                    || jobs.stream()
                            .anyMatch(job -> definition(job).getActivityId().equals(activity))) {
                return this;
            }
            management().executeJob(jobs.get(0).getId());
        }
        throw new AssertionError("more than " + MOST_JOBS + " jobs: " + passed());
    }

    /** Lets the time pass that a timer on an activity's edge waits for. */
    Walk timesOut(String boundaryEvent) {
        Job timer = jobs().stream()
                .filter(job -> definition(job).getActivityId().equals(boundaryEvent))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + boundaryEvent + "; passed: " + passed()));
        management().executeJob(timer.getId());
        return this;
    }

    /** Answers what is asked, and goes on. */
    Walk answer(String task, Map<String, Object> answers) {
        engine.getTaskService().complete(waiting(task), answers);
        return goOn();
    }

    /** The same in the name of one of the lab's people. */
    Walk answer(String person, String task, Map<String, Object> answers) {
        String waiting = waiting(task);
        LabUsers.as(
                person,
                engine.getIdentityService(),
                () -> engine.getTaskService().complete(waiting, answers));
        return goOn();
    }

    private String waiting(String task) {
        assertThat(asked()).as("tasks; passed: %s", passed()).contains(task);
        return tasks().stream()
                .filter(asked -> asked.getTaskDefinitionKey().equals(task))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    Walk decide(String decision) {
        return answer("UserTask_DecideHowToGoOn", Map.of("decision", decision, "reason", "by the test"));
    }

    Walk approve(String approved) {
        return answer("anna", "UserTask_ApproveSwitch", Map.of("approved", approved, "comment", "by the test"));
    }

    /** The ids of the tasks that wait for people, in the release and all that it called. */
    List<String> asked() {
        return tasks().stream().map(Task::getTaskDefinitionKey).toList();
    }

    /** What was passed, in the release and all that it called. */
    List<String> passed() {
        return activities().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** What was passed in one diagram. */
    List<String> passed(String diagram) {
        return activities().stream()
                .filter(activity -> activity.getProcessDefinitionKey().equals(diagram))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** How the release ended: the id of its end event. */
    Optional<String> end() {
        return activities().stream()
                .filter(activity -> activity.getProcessInstanceId().equals(release.getId()))
                .map(HistoricActivityInstance::getActivityId)
                .filter(id -> id.startsWith("EndEvent_"))
                .findFirst();
    }

    private List<HistoricActivityInstance> activities() {
        HistoryService history = engine.getHistoryService();
        return history.createHistoricActivityInstanceQuery().orderPartiallyByOccurrence().asc().list().stream()
                .filter(activity -> activity.getRootProcessInstanceId().equals(release.getId()))
                .toList();
    }

    private List<Task> tasks() {
        TaskService tasks = engine.getTaskService();
        return tasks.createTaskQuery().list().stream()
                .filter(task -> task.getProcessInstanceId() != null)
                .toList();
    }

    List<Job> jobs() {
        return management()
                .createJobQuery()
                .rootProcessInstanceId(release.getId())
                .list();
    }

    private boolean isInTheFlow(Job job) {
        return !definition(job).getJobType().equals("timer-transition");
    }

    private JobDefinition definition(Job job) {
        return management()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
    }

    private ManagementService management() {
        return engine.getManagementService();
    }
}
