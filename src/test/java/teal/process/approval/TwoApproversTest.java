package teal.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static teal.lab.ReleaseScene.APPROVAL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.InvariantsHold;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.process.request.BadVersions;
import teal.process.variable.Evidence;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.release.Version;

/** An application whose inventory asks two people of a group of its own, and goes back when they do not answer in time. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class TwoApproversTest {

    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of(
                "teal.applications.shop.approval.group", "shopkeepers",
                "teal.applications.shop.approval.approvers", 2,
                "teal.applications.shop.approval.when-rejected", "wait",
                "teal.applications.shop.approval.when-expired", "roll-back",
                "teal.applications.shop.approval.expire-after", "2h"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void twoDifferentPeopleHaveToSayYes() {
        ReleaseId id = scene.request(scene.newVersion());
        Task first = scene.awaitTask(id, APPROVAL);
        assertThat(scene.teal(TaskService.class).getIdentityLinksForTask(first.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("shopkeepers");
        answer(first, "anna", "yes", "fine");

        Task second = awaitAnother(id, first);
        assertThat(evidence(id).approvalsMissing()).isEqualTo("1 of 2");
        assertThat(evidence(id).approvals()).singleElement().satisfies(given -> {
            assertThat(given.by()).isEqualTo("Anna (approvers)");
            assertThat(given.comment()).isEqualTo("fine");
        });
        assertThatThrownBy(() -> answer(second, "anna", "yes", "once more"))
                .hasMessageContaining(
                        "Anna (approvers) has already approved; 2 people have to, so someone else must answer next");
        answer(second, "otto", "yes", "");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
    }

    @Test
    void aNoLeavesItWaitingAndNoAnswerInTimeRollsItBack() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        Task first = scene.awaitTask(id, APPROVAL);
        answer(first, "anna", "yes", "");
        Task second = awaitAnother(id, first);
        answer(second, "otto", "no", "not before the sale");

        awaitAnother(id, second);
        assertThat(evidence(id).askedAgain()).isEqualTo("rejected by Otto (operators): not before the sale");
        assertThat(evidence(id).approvalsMissing()).isEqualTo("2 of 2");
        scene.fireTimer(id, "Event_ApprovalExpired");

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.reason()).hasValue("not approved within 2 h");
        assertThat(scene.teal(BadVersions.class).find("shop", new Version(version)))
                .as("found bad by nobody, so that it is released again without a word")
                .isEmpty();
    }

    private void answer(Task task, String name, String approved, String comment) {
        LabUsers.as(
                name,
                List.of("shopkeepers"),
                scene.teal(IdentityService.class),
                () -> scene.teal(TaskService.class)
                        .complete(task.getId(), Map.of("approved", approved, "comment", comment)));
    }

    private Task awaitAnother(ReleaseId id, Task earlier) {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> !scene.awaitTask(id, APPROVAL).getId().equals(earlier.getId()));
        return scene.awaitTask(id, APPROVAL);
    }

    private Evidence evidence(ReleaseId id) {
        return ReleaseVariables.EVIDENCE
                .decode(scene.teal(RuntimeService.class)
                        .getVariable(scene.process(id), ReleaseVariables.EVIDENCE.name()))
                .orElseThrow();
    }
}
