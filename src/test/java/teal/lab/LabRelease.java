package teal.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import teal.process.ReleaseRequest;
import teal.process.ReleaseStarter;
import teal.process.ReleaseView;
import teal.process.Releases;
import teal.release.ReleaseId;
import teal.release.Version;

/** One release of the shop to 2.0.0, from its request to its end. */
final class LabRelease {

    private final ApplicationContext teal;
    private final LabCompany company;
    private final LabConsole console;

    LabRelease(ApplicationContext teal, LabCompany company, LabConsole console) {
        this.teal = teal;
        this.company = company;
        this.console = console;
    }

    /** @param alone whether the approval is given here, as soon as it is asked for */
    ReleaseView run(boolean alone) throws InterruptedException {
        ReleaseId id = teal.getBean(ReleaseStarter.class)
                .start(new ReleaseRequest("shop", new Version("2.0.0"), company.artifact("2.0.0"), null, null));
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
                    tasks.complete(told, Map.of("approved", "yes", "comment", "approved by the lab"));
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

    /** What the plan itself made the release wait: for caches, for users to leave, for people. */
    Duration waits() {
        HistoryService history = teal.getBean(HistoryService.class);
        Duration timers =
                history.createHistoricActivityInstanceQuery().activityType("intermediateTimer").list().stream()
                        .map(timer -> between(timer))
                        .reduce(Duration.ZERO, Duration::plus);
        return history.createHistoricTaskInstanceQuery().finished().list().stream()
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
