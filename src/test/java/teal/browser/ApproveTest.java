package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.board.ReleaseView;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** An approver looks at the evidence in Tasklist and answers, in peace or not. */
@Tag("whole")
class ApproveTest {

    private static final String YES = "Yes, move users there";
    private static final String NO = "No";

    @RegisterExtension
    static final Office office = new Office();

    private ReleaseId id;
    private Task asked;

    @BeforeAll
    static void letRitaApproveToo() {
        office.part(IdentityService.class).createMembership("rita", "approvers");
    }

    /** What the test before has left waiting is asked again: nothing was executed. */
    @BeforeEach
    void request() {
        id = office.awaitApproval("rita");
        asked = office.scene().awaitTask(id, ReleaseScene.APPROVAL);
        // Several tests look at one question: what somebody has claimed in one of them is free in the next.
        office.part(TaskService.class).setAssignee(asked.getId(), null);
    }

    @Test
    void showsTheEvidenceAndTakesAYes() {
        Person anna = office.person("anna").opens("tasklist");
        ApprovalForm form = ApprovalForm.openedBy(anna).photographs("approval-unclaimed");
        // Links are for looking first, although the form is locked until somebody claims it.
        anna.page()
                .locator(".fjs-container")
                .getByText("glossary", new Locator.GetByTextOptions().setExact(true))
                .click(new Locator.ClickOptions().setTrial(true));
        String version = office.scene().view(id).version();

        assertThat(form.part("heading")).containsText("Switch shop's users from ");
        assertThat(form.part("heading")).containsText("(" + version + ")?");
        assertThat(form.table("What is being released")).containsText("Rita (requesters), ");
        assertThat(form.table("What is being released")).containsText("shop-" + version + ".tar.gz");
        assertThat(form.table("What the switch does")).containsText("the CNAME shop.example.test. will point at");
        assertThat(form.table("What the switch does")).containsText("after the switch, once caches have expired");
        assertThat(form.table("Versions by node")).containsText("green-2");
        assertThat(form.table("Smoke tests")).containsText("passed: status 200");
        assertThat(form.table("Smoke tests")).containsText(" ms");
        Locator chart = anna.page().locator(".fjs-container img");
        assertThat(chart)
                .hasAttribute("alt", java.util.regex.Pattern.compile("95 % .* from [\\d,]+ ms to [\\d,]+ ms.*"));
        assertThat((Integer) chart.evaluate("image => image.complete ? image.naturalWidth : 0"))
                .as("the browser draws the chart")
                .isPositive();

        Accessibility.checkForm(anna.page(), "the approval");

        form.presses(YES);
        assertThat(form.answer(YES)).isChecked();
        anna.sees("Users move to ");
        form.photographsWhole("approval");
        form.reachesItsEndAtEverySize("whole-approval");
        anna.opensFilter("My tasks");
        anna.sees(ApprovalForm.QUESTION);
        anna.photographs("my-tasks");
        form = ApprovalForm.openedBy(anna, "My tasks")
                .answers(YES, "looks good")
                .photographs("approval-answered");
        form.complete().click();

        assertThat(anna.page().locator(".teal-after"))
                .containsText("Your answer to “Approve traffic switch: shop " + version + "” has been taken.");
        assertThat(anna.page().locator(".teal-after")).containsText("shop " + version);
        anna.photographs("approval-afterwards");
        assertThat(office.scene().awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        anna.page().locator(".teal-after a").click();
        assertThat(anna.page().locator(".teal-release header")).containsText("shop " + version);
    }

    @Test
    void takesANoWithAnyTextAsItsReason() {
        String text = "too slow <script>document.title = 'owned'</script> **not** {{version}} ${version} \"'&";
        Person anna = office.person("anna").opens("tasklist");
        ApprovalForm form =
                ApprovalForm.openedBy(anna).claim().answers(NO, text).photographs("approval-no");
        form.complete().click();

        ReleaseView ended = office.scene().awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.reason()).hasValue("rejected by Anna (approvers): " + text);
    }

    @Test
    void whoeverAskedForItIsToldThatSomebodyElseDecides() {
        Person rita = office.person("rita").opens("tasklist");
        ApprovalForm form = ApprovalForm.openedBy(rita).claim().answers(YES, "it is mine");
        form.complete().click();

        assertThat(form.refusal())
                .containsText(
                        "Rita (requesters) requested this release, so someone else has to decide whether to move users");
        assertThat(form.commentField()).hasValue("it is mine");
        form.photographs("approval-own");
        assertStillAsked();
    }

    @Test
    void aCommentThatIsTooLongIsRefusedBesideTheField() {
        Person anna = office.person("anna").opens("tasklist");
        ApprovalForm form = ApprovalForm.openedBy(anna).claim().answers(YES, "long ".repeat(2_000));

        assertThat(form.error()).containsText("2000");
        assertThat(form.complete()).isDisabled();
        form.photographs("approval-long");
        form.comment("short");
        assertThat(form.complete()).isEnabled();
        assertStillAsked();
    }

    @Test
    void ofTwoBrowsersAtTheSameMomentOneIsTakenAndTheOtherIsTold() {
        List<ApprovalForm> forms = List.of(
                ApprovalForm.openedBy(office.person("anna").opens("tasklist"))
                        .claim()
                        .answers(NO, "one"),
                ApprovalForm.openedBy(office.person("anna").opens("tasklist")).answers(NO, "two"));
        double moment = System.currentTimeMillis() + 1500.0;
        forms.forEach(form -> form.complete()
                .evaluate("(button, moment) => { setTimeout(() => button.click(), moment - Date.now()) }", moment));

        ReleaseView ended = office.scene().awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        String taken = ended.reason().orElseThrow();
        assertThat(taken).isIn("rejected by Anna (approvers): one", "rejected by Anna (approvers): two");
        ApprovalForm told = forms.get(taken.endsWith("one") ? 1 : 0);
        assertThat(told.refusal()).containsText("our answer was not used");
        told.person().photographs("approval-two-browsers");
    }

    @Test
    void whatSomebodyElseHasAnsweredMeanwhileIsSaid() {
        ApprovalForm stale = ApprovalForm.openedBy(office.person("anna").opens("tasklist"))
                .claim()
                .answers(YES, "I took my time");
        LabUsers.as(
                "otto",
                List.of("approvers"),
                office.part(IdentityService.class),
                () -> office.part(TaskService.class)
                        .complete(asked.getId(), java.util.Map.of("approved", "no", "comment", "faster")));
        stale.complete().click();

        assertThat(stale.refusal())
                .containsText("this question is closed: Otto (operators) has answered it. Your answer was not used");
        assertThat(stale.commentField()).hasValue("I took my time");
        stale.person().photographs("approval-stale");
        assertThat(office.scene().awaitEnd(id).reason()).hasValue("rejected by Otto (operators): faster");
    }

    @Test
    void whoseSignInHasExpiredSignsInAgainAndHasLostNothing() {
        Person anna = office.person("anna").opens("tasklist");
        ApprovalForm form = ApprovalForm.openedBy(anna).claim().answers(YES, "three paragraphs of thought");
        anna.signInExpires();
        form.complete().click();

        anna.page().getByPlaceholder("Username").waitFor();
        assertThat(form.refusal()).containsText("Your session has expired, and nothing was done. Sign in again");
        assertThat(form.refusal()).not().containsText("{");
        anna.photographs("approval-expired-sign-in");
        assertStillAsked();
        anna.signsIn();
        anna.sees("What the switch does");
        assertThat(form.commentField()).hasValue("three paragraphs of thought");
        form.photographs("approval-after-sign-in");
        assertStillAsked();
    }

    private void assertStillAsked() {
        assertThat(office.scene().awaitTask(id, ReleaseScene.APPROVAL).getId()).isEqualTo(asked.getId());
    }
}
