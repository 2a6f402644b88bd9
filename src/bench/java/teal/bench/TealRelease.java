package teal.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ConfigurableApplicationContext;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.Company;
import teal.lab.LabUsers;
import teal.lab.TealInLab;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Teal, approved the moment it asks. */
final class TealRelease implements Contender, AutoCloseable {

    private final Company company;
    private final ConfigurableApplicationContext teal;

    TealRelease(Company company, Map<String, Object> settings) {
        this.company = company;
        this.teal = TealInLab.start(company, settings, new String[0]);
    }

    @Override
    public String name() {
        return "Teal";
    }

    @Override
    public Duration release(String version) {
        Releases releases = teal.getBean(Releases.class);
        TaskService tasks = teal.getBean(TaskService.class);
        ReleaseId id = teal.getBean(ReleaseStarter.class)
                .start(new ReleaseRequest("shop", version, company.artifact(version)));
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    for (Task task : tasks.createTaskQuery().list()) {
                        if (!task.getTaskDefinitionKey().equals("UserTask_ApproveSwitch")) {
                            throw new IllegalStateException("Teal asks: " + releases.find(id.value()));
                        }
                        LabUsers.as(
                                "anna",
                                teal.getBean(IdentityService.class),
                                () -> tasks.complete(task.getId(), Map.of("approved", "yes", "comment", "")));
                    }
                    return tasks.createTaskQuery().count() == 0
                            && teal.getBean(HistoryService.class)
                                            .createHistoricProcessInstanceQuery()
                                            .processInstanceId(id.value())
                                            .finished()
                                            .count()
                                    == 1;
                });
        ReleaseView ended = releases.find(id.value()).orElseThrow();
        if (ended.state() != ReleaseState.RELEASED) {
            throw new IllegalStateException("not released: " + ended);
        }
        Duration total = Duration.between(ended.startedAt(), ended.endedAt().orElseThrow());
        Duration waits = plannedWaits(ended.startedAt());
        print(ended, total, waits);
        return total.minus(waits);
    }

    private static void print(ReleaseView ended, Duration total, Duration waits) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        ended.evidence().forEach(report -> steps.merge(report.step(), report.took(), Duration::plus));
        Duration sum = steps.values().stream().reduce(Duration.ZERO, Duration::plus);
        StringBuilder line =
                new StringBuilder("  Teal: total ").append(total.toMillis()).append(" ms; waits ");
        line.append(waits.toMillis()).append("; steps ").append(sum.toMillis()).append("; Teal and engine ");
        line.append(total.minus(waits).minus(sum).toMillis()).append("; ");
        steps.forEach((step, took) ->
                line.append(step).append(' ').append(took.toMillis()).append(", "));
        System.out.println(line);
    }

    /** Timers that the diagram names, and the approval: a person's time in real life. */
    private Duration plannedWaits(Instant since) {
        HistoryService history = teal.getBean(HistoryService.class);
        Duration timers =
                history.createHistoricActivityInstanceQuery().activityType("intermediateTimer").list().stream()
                        .filter(timer -> !timer.getStartTime().toInstant().isBefore(since))
                        .map(HistoricActivityInstance::getDurationInMillis)
                        .map(Duration::ofMillis)
                        .reduce(Duration.ZERO, Duration::plus);
        return history.createHistoricTaskInstanceQuery().finished().list().stream()
                .filter(task -> !task.getStartTime().toInstant().isBefore(since))
                .map(task -> Duration.ofMillis(
                        Optional.ofNullable(task.getDurationInMillis()).orElse(0L)))
                .reduce(timers, Duration::plus);
    }

    @Override
    public void close() {
        teal.close();
    }
}
