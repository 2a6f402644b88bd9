package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Date;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import teal.access.SystemPrincipal;
import teal.lab.LabClock;
import teal.process.attempt.MakesWay;
import teal.release.TechnicalFailure;

/** After a failure a step waits as the inventory says; a transaction that was overtaken by another one is no failure. */
@ResourceLock(LabClock.OF_THE_ENGINE)
class RepeatedJobsTest {

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.throughAll();

    @Test
    void aStepThatMetAnotherTransactionIsDueAgainAtOnce() {
        Walk walk = afterPlanningFailsWith(new OptimisticLockingException("updated by another transaction"));

        assertThat(job(walk).getDuedate()).isNull();
        assertThat(job(walk).getRetries()).isPositive();
        assertThat(walk.goOn().process()).isWaitingAt("UserTask_ApproveSwitch");
    }

    @Test
    void aStepThatIsInItsOwnWayWaitsAfterSomeTries() {
        Walk walk = afterPlanningFailsWith(new OptimisticLockingException("updated by another transaction"));
        for (int again = 1; again < 50; again++) {
            meetsAnother(walk);
        }
        assertThat(job(walk).getDuedate()).isNull();

        meetsAnother(walk);

        assertThat(job(walk).getDuedate()).isAfter(new Date());
        assertThat(job(walk).getRetries()).isPositive();
        paths.leave(walk);
    }

    @Test
    void aStepThatFailedWaits() {
        Walk walk = afterPlanningFailsWith(new TechnicalFailure("the name server does not answer"));

        assertThat(job(walk).getDuedate()).isAfter(new Date());
        paths.leave(walk);
    }

    @Test
    void aStepThatMakesWayWaits() {
        Walk walk = afterPlanningFailsWith(new MakesWay("another attempt holds the step"));

        assertThat(job(walk).getDuedate()).isAfter(new Date());
        paths.leave(walk);
    }

    /** As when a roll-back takes a called process away; else its diagram would be blamed, in an incident that nobody can solve. */
    @Test
    void whoMeetsAProcessThatHasJustEndedWasOvertakenByWhoEndedIt() {
        Walk walk = paths.request();
        String process = walk.process().getId();
        ProcessEngineConfigurationImpl engine =
                (ProcessEngineConfigurationImpl) paths.engine().getProcessEngineConfiguration();

        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(reading -> {
                    ExecutionEntity read = reading.getExecutionManager().findExecutionById(process);
                    CompletableFuture.runAsync(() -> SystemPrincipal.run(
                                    "test",
                                    () -> paths.engine()
                                            .getRuntimeService()
                                            .deleteProcessInstance(process, "ended meanwhile")))
                            .join();
                    return read.getExecutions();
                }))
                .isExactlyInstanceOf(OptimisticLockingException.class)
                .hasMessageContaining("it has ended meanwhile")
                .hasMessageContaining(process);
        paths.leave(walk);
    }

    private static Walk afterPlanningFailsWith(RuntimeException failure) {
        Walk walk = paths.request();
        planningFailsWith(walk, failure);
        return walk;
    }

    private static void meetsAnother(Walk walk) {
        planningFailsWith(walk, new OptimisticLockingException("updated by another transaction"));
    }

    private static void planningFailsWith(Walk walk, RuntimeException failure) {
        paths.script().next("planRelease", step -> {
            throw failure;
        });
        assertThatThrownBy(walk::goOn).isSameAs(failure);
    }

    private static Job job(Walk walk) {
        assertThat(walk.jobs()).hasSize(1);
        return walk.jobs().get(0);
    }
}
