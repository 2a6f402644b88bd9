package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import teal.access.SystemPrincipal;
import teal.lab.LabClock;
import teal.lab.LabUsers;
import teal.process.task.RefusedAnswer;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseErrors;
import teal.releaseactions.RollbackRequests;

@ResourceLock(LabClock.OF_THE_ENGINE)
class BlueGreenReleaseTest {

    private static final String DIAGRAM = "blue-green-release";
    private static final String APPROVAL = "UserTask_ApproveSwitch";
    private static final Map<String, Object> YES = Map.of("approved", "yes", "comment", "");

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.through(DIAGRAM);

    @Test
    void upgradesBothClustersAndAsksInBetween() {
        Walk walk = paths.request().goOn();
        assertThat(walk.process())
                .isWaitingAt("UserTask_ApproveSwitch")
                .hasPassed("Task_PlanRelease", "CallActivity_UpgradeFirstCluster")
                .hasNotPassed("CallActivity_UpgradeSecondCluster")
                .variables()
                .containsKey("evidence");

        walk.approve("yes");

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("CallActivity_UpgradeSecondCluster", "Task_FinishRelease", "EndEvent_Released");
    }

    @Test
    void changesNothingWhereNothingIsMissing() {
        paths.script().next("planRelease", "anythingMissing", false);
        Walk walk = paths.request().goOn();

        assertThat(walk.process())
                .isEnded()
                .hasPassed("EndEvent_Released")
                .hasNotPassed("CallActivity_UpgradeFirstCluster", "UserTask_ApproveSwitch");
    }

    @Test
    void asksNobodyWhereOnlyOneClusterIsBehind() {
        paths.script().next("planRelease", "secondMissing", false);
        Walk walk = paths.request().goOn();

        assertThat(walk.process())
                .isEnded()
                .hasPassed("CallActivity_UpgradeFirstCluster", "EndEvent_Released")
                .hasNotPassed("UserTask_ApproveSwitch", "CallActivity_UpgradeSecondCluster");
    }

    @Test
    void refusesWhatCannotBeReleased() {
        paths.script().nextSaysNo("planRelease", ReleaseErrors.RELEASE_REFUSED);
        Walk walk = paths.request().goOn();

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("Task_PlanRelease", "Event_ReleaseRefused", "EndEvent_ReleaseRefused")
                .hasNotPassed("CallActivity_UpgradeFirstCluster");
    }

    @Test
    void plansAgainWhenAPersonSaysSo() {
        paths.script().nextSaysNo("planRelease", ReleaseErrors.STEP_FAILED);
        Walk walk = paths.request().goOn();
        assertThat(walk.process()).isWaitingAt("UserTask_DecideHowToGoOn").hasPassed("Event_PlanFailed");

        walk.decide("retry");

        assertThat(walk.process()).isWaitingAt("UserTask_ApproveSwitch");
    }

    @Test
    void isCancelledWhenAPersonGivesUp() {
        paths.script().nextSaysNo("planRelease", ReleaseErrors.STEP_FAILED);
        Walk walk = paths.request().goOn().decide("giveUp");

        assertThat(walk.process())
                .isEnded()
                .hasPassed("EndEvent_ReleaseCancelled")
                .hasNotPassed("CallActivity_UpgradeFirstCluster");
    }

    /** After the task was read the release has moved on, and with the task the right to answer it may be gone. */
    @ParameterizedTest
    @CsvSource({
        "before its right is checked, this question is closed: anna has answered it",
        "after its right is checked, someone else answered this at the same moment"
    })
    void whoseAnswerComesWhileAnotherOneIsTakenIsToldSo(String moment, String words) {
        Walk walk = paths.request().goOn();
        String task = approval();
        CompleteTaskCmd late = new CompleteTaskCmd(task, YES) {
            @Override
            protected void checkCompleteTask(TaskEntity read, CommandContext context) {
                if (moment.startsWith("after")) {
                    super.checkCompleteTask(read, context);
                }
                answerElsewhere(task);
                if (moment.startsWith("before")) {
                    super.checkCompleteTask(read, context);
                }
            }
        };

        refuses(late, words);
        walk.goOn();
        assertThat(walk.passed()).filteredOn("Task_CheckApprovedPlan"::equals).hasSize(1);
    }

    /** As Tasklist sends it: the engine finds the task, but no more the release that the fields belong to. */
    @Test
    void whoseFormComesWhileAnotherAnswerIsTakenIsToldSo() {
        Walk walk = paths.request().goOn();
        String task = approval();
        SubmitTaskFormCmd late = new SubmitTaskFormCmd(task, YES, false, false) {
            @Override
            public VariableMap execute(CommandContext context) {
                properties = new FieldsReadLate(() -> answerElsewhere(task));
                return super.execute(context);
            }
        };

        refuses(late, "someone else answered this at the same moment. Your answer was not used");
        walk.goOn();
        assertThat(walk.passed()).filteredOn("Task_CheckApprovedPlan"::equals).hasSize(1);
    }

    /** What is done before the engine reads the fields is done after it has checked the right to send them. */
    private static final class FieldsReadLate extends VariableMapImpl {

        private static final long serialVersionUID = 1L;

        FieldsReadLate(Runnable before) {
            super(YES);
            variables = new AbstractMap<>() {
                private final Set<Entry<String, TypedValue>> fields = Set.copyOf(variables.entrySet());
                private boolean read;

                @Override
                public Set<Entry<String, TypedValue>> entrySet() {
                    if (!read) {
                        read = true;
                        before.run();
                    }
                    return fields;
                }
            };
        }
    }

    private static String approval() {
        return paths.engine()
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(APPROVAL)
                .singleResult()
                .getId();
    }

    private static void answerElsewhere(String task) {
        CompletableFuture.runAsync(() -> LabUsers.as(
                        "anna",
                        paths.engine().getIdentityService(),
                        () -> paths.engine().getTaskService().complete(task, YES)))
                .join();
    }

    private static void refuses(Command<?> late, String words) {
        assertThatThrownBy(() -> LabUsers.as(
                        "anna",
                        paths.engine().getIdentityService(),
                        () -> paths.part(ProcessEngineConfigurationImpl.class)
                                .getCommandExecutorTxRequired()
                                .execute(late)))
                .isInstanceOf(RefusedAnswer.class)
                .hasMessageContaining(words);
    }

    @Test
    void rollsBackWhenTheSwitchIsNotApproved() {
        Walk walk = paths.request().goOn().approve("no");

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("UserTask_ApproveSwitch", "CallActivity_RollBack", "EndEvent_RolledBack")
                .hasNotPassed("CallActivity_UpgradeSecondCluster");
    }

    @Test
    void isCancelledWhereTheRollBackFindsNothingChanged() {
        paths.script().next("planRollback", "changed", false);
        Walk walk = paths.request().goOn().approve("no");

        assertThat(walk.process()).isEnded().hasPassedInOrder("CallActivity_RollBack", "EndEvent_ReleaseCancelled");
    }

    /** A step that sees the request begins to go back at the same moment; both would wait for each other. */
    @Test
    void aRequestedRollBackTakesNothingBeforeItKnowsThatNoStepBeginsOne() {
        Walk walk = paths.request().goOn();
        String release = walk.release().getId();
        JdbcClient database = paths.part(JdbcClient.class);

        new TransactionTemplate(paths.part(PlatformTransactionManager.class)).executeWithoutResult(step -> {
            paths.engine().getRuntimeService().setVariable(release, ReleaseVariables.RESTORE.name(), true);
            CompletableFuture.runAsync(() -> SystemPrincipal.run(
                            "test", () -> paths.part(RollbackRequests.class).request(release, "by the test")))
                    .join();
            await("the roll-back waits for the step")
                    .until(() -> database.sql("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"
                                            + " WHERE SESSION_ID <> SESSION_ID() AND EXECUTING_STATEMENT LIKE"
                                            + " 'insert into ACT_RU_VARIABLE%'")
                                    .query(Integer.class)
                                    .single()
                            > 0);

            assertThat(database.sql("SELECT ID_ FROM ACT_RU_EXECUTION WHERE ROOT_PROC_INST_ID_ = ? FOR UPDATE NOWAIT")
                            .param(release)
                            .query(String.class)
                            .list())
                    .contains(release);
            step.setRollbackOnly();
        });

        await().until(() -> walk.asked().isEmpty());
        walk.goOn();
        assertThat(walk.release()).isEnded().hasPassed("EndEvent_RolledBack");
    }

    @Test
    void rollsBackFromTheApprovalOnRequest() {
        Walk walk = paths.request().goOn();
        paths.part(RollbackRequests.class).request(walk.release().getId(), "by the test");
        await().until(() -> walk.asked().isEmpty());

        walk.goOn();

        assertThat(walk.process()).isEnded().hasNotPassed("CallActivity_RollBack");
        assertThat(walk.release())
                .isEnded()
                .hasPassedInOrder("CallActivity_RollBack", "Task_EstablishOutcome", "EndEvent_RolledBack");
    }

    @Test
    void remindsAndKeepsAsking() {
        Walk walk = paths.request().goOn().timesOut("Event_ReminderDue").goOn();

        assertThat(walk.asked()).containsExactly(APPROVAL);
        assertThat(walk.passed()).containsOnlyOnce("EndEvent_ApproversReminded");
    }

    @Test
    void asksOthersTooWhenNobodyAnswers() {
        Walk walk = paths.request().goOn().timesOut("Event_EscalationDue").goOn();
        assertThat(walk.asked()).containsExactly(APPROVAL);

        walk.answer("otto", APPROVAL, Map.of("approved", "yes", "comment", "anna is ill"));

        assertThat(walk.process()).isEnded().hasPassed("EndEvent_OthersAsked", "EndEvent_Released");
    }

    @Test
    void asksAnewWhenNobodyAnswersInTime() {
        Walk walk = paths.request().goOn().timesOut("Event_ApprovalExpired").goOn();

        assertThat(walk.process())
                .isWaitingAt(APPROVAL)
                .hasPassed("Event_ApprovalExpired")
                .hasNotPassed("CallActivity_RollBack");
    }

    @Test
    void rollsBackWhenNobodyAnswersInTimeWhereTheInventorySaysSo() {
        Walk walk =
                paths.request("bank").goOn().timesOut("Event_ApprovalExpired").goOn();

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("Event_ApprovalExpired", "CallActivity_RollBack", "EndEvent_RolledBack");
    }

    @Test
    void asksAgainUntilEnoughPeopleHaveApproved() {
        Walk walk = paths.request("bank").goOn().approve("yes");
        assertThat(walk.process()).isWaitingAt(APPROVAL).hasNotPassed("Task_CheckApprovedPlan");
        walk.timesOut("Event_EscalationDue").goOn();

        walk.answer("otto", APPROVAL, Map.of("approved", "yes", "comment", "me too"));

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("Task_CheckApprovedPlan", "CallActivity_UpgradeSecondCluster", "EndEvent_Released");
    }

    @Test
    void asksAgainWhenTheWorldChangedMeanwhile() {
        paths.script().nextSaysNo("checkApprovedPlan", ReleaseErrors.CHECK_FAILED);
        Walk walk = paths.request().goOn().approve("yes");

        assertThat(walk.process())
                .isWaitingAt(APPROVAL)
                .hasPassed("Event_ChangedMeanwhile")
                .hasNotPassed("CallActivity_UpgradeSecondCluster");
    }

    @Test
    void rollsBackAfterTheApprovalOnRequest() {
        paths.script().next("checkApprovedPlan", step -> {
            throw new BpmnError(ReleaseErrors.ROLL_BACK_DECIDED);
        });
        Walk walk = paths.request().goOn().approve("yes");

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("Event_RollBackApproved", "CallActivity_RollBack", "EndEvent_RolledBack")
                .hasNotPassed("CallActivity_UpgradeSecondCluster");
    }

    @Test
    void rollsBackFromTheFirstClusterOnRequest() {
        paths.script().next("stageArtifact", step -> {
            throw new BpmnError(ReleaseErrors.ROLL_BACK_DECIDED);
        });
        Walk walk = paths.request().goOn();

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("Event_RollBackFirst", "CallActivity_RollBack", "EndEvent_RolledBack");
    }

    @Test
    void rollsBackFromTheSecondClusterWhenAPersonDecidesSo() {
        Walk walk = paths.request().goOn();
        paths.script().nextSaysNo("watchTraffic", ReleaseErrors.LIVE_TRAFFIC_BAD);

        walk.approve("yes").decide("rollBack");

        assertThat(walk.process())
                .isEnded()
                .hasPassedInOrder("Event_RollBackSecond", "CallActivity_RollBack", "EndEvent_RolledBack");
    }

    @Test
    void asksHowToFinishAndTriesAgain() {
        Walk walk = behindAtTheEnd();
        assertThat(walk.process()).isWaitingAt("UserTask_DecideHowToFinish").hasPassed("Event_FinishFailed");

        walk.answer("UserTask_DecideHowToFinish", Map.of("decision", "retry", "reason", ""));

        assertThat(walk.process()).isEnded().hasPassed("EndEvent_Released");
    }

    @Test
    void asksHowToFinishAndRollsBack() {
        Walk walk = behindAtTheEnd();

        walk.answer("UserTask_DecideHowToFinish", Map.of("decision", "rollBack", "reason", "by the test"));

        assertThat(walk.process()).isEnded().hasPassed("EndEvent_RolledBack").hasNotPassed("EndEvent_Released");
    }

    private static Walk behindAtTheEnd() {
        paths.script().nextSaysNo("finishRelease", ReleaseErrors.CHECK_FAILED);
        return paths.request().goOn().approve("yes");
    }
}
