package teal.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.users.Snapshot;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.ReleaseId;

/** One release of the shop, from request to end. */
final class LabRelease {

    private final ApplicationContext teal;
    private final LabCompany company;
    private final LabConsole console;

    LabRelease(ApplicationContext teal, LabCompany company, LabConsole console) {
        this.teal = teal;
        this.company = company;
        this.console = console;
    }

    /** @param alone whether the approval is given here, as soon as it is requested */
    LabReport run(String version, boolean alone) throws InterruptedException {
        Snapshot before = company.traffic().snapshot();
        ReleaseView ended = release(version, alone);
        return new LabReport(
                ended,
                waits(ended.id()),
                Starts.of(teal.getBean(HistoryService.class), ended.id()),
                before,
                company.traffic().snapshot());
    }

    private ReleaseView release(String version, boolean alone) throws InterruptedException {
        ReleaseId id = teal.getBean(ReleaseStarter.class)
                .start(new ReleaseRequest("shop", version, company.artifact(version)));
        TaskService tasks = teal.getBean(TaskService.class);
        Releases releases = teal.getBean(Releases.class);
        String told = "";
        while (true) {
            Optional<Task> waiting = tasks.createTaskQuery().list().stream().findFirst();
            if (waiting.isPresent() && !waiting.get().getId().equals(told)) {
                told = waiting.get().getId();
                if (!alone) {
                    console.waitsFor(waiting.get().getName());
                } else if (waiting.get().getTaskDefinitionKey().equals("UserTask_ApproveSwitch")) {
                    approve(tasks, told);
                } else {
                    return releases.find(id.value()).orElseThrow();
                }
            }
            ReleaseView view = releases.find(id.value()).orElseThrow();
            if (view.endedAt().isPresent()) {
                return view;
            }
            Thread.sleep(50);
        }
    }

    private void approve(TaskService tasks, String task) {
        LabUsers.as(
                "anna",
                teal.getBean(IdentityService.class),
                () -> tasks.complete(task, Map.of("approved", "yes", "comment", "approved by the lab")));
    }

    private Duration waits(String release) {
        HistoryService history = teal.getBean(HistoryService.class);
        Duration timers =
                history.createHistoricActivityInstanceQuery().activityType("intermediateTimer").list().stream()
                        .filter(timer -> timer.getRootProcessInstanceId().equals(release))
                        .map(timer -> between(timer))
                        .reduce(Duration.ZERO, Duration::plus);
        return history.createHistoricTaskInstanceQuery().finished().list().stream()
                .filter(task -> task.getRootProcessInstanceId().equals(release))
                .map(HistoricTaskInstance::getDurationInMillis)
                .map(Duration::ofMillis)
                .reduce(timers, Duration::plus);
    }

    private static Duration between(HistoricActivityInstance timer) {
        return Duration.between(
                timer.getStartTime().toInstant(),
                timer.getEndTime() == null ? Instant.now() : timer.getEndTime().toInstant());
    }
}
