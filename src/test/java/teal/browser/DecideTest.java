package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.board.ReleaseView;
import teal.lab.LabCompany;
import teal.lab.nodes.LabNode;
import teal.lab.shop.ShopFault;
import teal.process.dmn.TableRows;
import teal.process.variable.StepReport;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** An operator is asked in Tasklist about a release in trouble. */
@Tag("whole")
class DecideTest {

    private static final String MARKUP = "the till <b>is</b> broken <img src=x onerror=\"document.title='owned'\">";

    @RegisterExtension
    static final Office office = new Office(Map.of(
            "teal.applications.shop.verification.health.within", "3s",
            "teal.applications.shop.retry.delays", "100ms"));

    private Person otto;
    private Task asked;

    /** Whatever can go wrong does so, from the plan to the way back: each question is asked in a form of its own. */
    @Test
    void seesWhatFailedAndDecides() {
        assertThat(office.scene()
                        .engineRest("paula")
                        .deploy(
                                "always",
                                Map.of(
                                        "freeze.dmn",
                                        TableRows.of("freeze")
                                                .row(2, "\"shop\"", "-", "-", "-", "-", "\"sale\"", "\"operators\"")
                                                .content()))
                        .statusCode())
                .isEqualTo(200);
        LabCompany company = (LabCompany) office.company();
        LabNode node = company.nodes().get("green-1");
        node.refuseConnections();
        ReleaseId id = office.requested("rita");
        asked = awaitAnother("");
        otto = office.person("otto").opens("tasklist");
        opens();

        looksAt("could not be planned", "decision-plan");
        assertThat(otto.page().locator(".fjs-container pre")).containsText("green-1");
        node.heal();
        chooses("Plan again");
        answers("the cable is in again");

        looksAt("is held by a freeze: sale", "decision-freeze");
        ShopFault.UNHEALTHY.set(node.directory(), "");
        answers(MARKUP);

        looksAt("Node green-1 needs your decision", "decision-node");
        assertThat(otto.page().locator(".fjs-container pre")).containsText("green-1: not healthy");
        ShopFault.UNHEALTHY.clear(node.directory());
        ShopFault.FAILING.set(node.directory(), "1");
        chooses("Try again");
        answers("the disk was full");

        looksAt("needs your decision", "decision-upgrade");
        assertThat(otto.page().locator(".fjs-container pre")).containsText("green-1");
        ShopFault.FAILING.clear(node.directory());
        company.names().pause();
        chooses("Roll back");
        answers("not today");

        looksAt("The roll-back of shop 2.0.0 needs your decision", "decision-rollback");
        company.names().resume();
        chooses("Try again");
        answers("");

        ReleaseView ended = office.scene().awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.rollBackRequest())
                .hasValueSatisfying(request -> assertThat(request.reason()).contains("not today"));
        assertThat(ended.evidence())
                .extracting(StepReport::summary)
                .contains("freeze 'sale' overridden by Otto (operators): " + MARKUP);
        assertThat(otto.page().title()).doesNotContain("owned");
    }

    /** However long the question is, its answer can be sent without scrolling. */
    private void looksAt(String question, String picture) {
        otto.sees(question);
        otto.claims();
        assertThat(otto.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Complete")))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        otto.photographs(picture);
        Accessibility.checkForm(otto.page(), picture);
    }

    private void chooses(String answer) {
        otto.page()
                .getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("^" + answer)))
                .check();
    }

    /** Then opens what is asked next, if anything is. */
    private void answers(String reason) {
        otto.page().locator(".fjs-container textarea").fill(reason);
        otto.clicks("Complete");
        if (!reason.isEmpty()) {
            asked = awaitAnother(asked.getId());
            opens();
        }
    }

    /** What was answered already is no longer on the list then. */
    private void opens() {
        otto.opensFilter("My tasks");
        otto.sees("No task matching filters found.");
        // The filter's hint lies above the next one.
        otto.page().mouse().move(700, 900);
        otto.opensFilter("In trouble");
        otto.page().locator(".tasks-list").getByText(asked.getName()).first().click();
    }

    private static Task awaitAnother(String earlier) {
        TaskService tasks = office.part(TaskService.class);
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> tasks.createTaskQuery().list().stream()
                                .filter(task -> !task.getId().equals(earlier))
                                .toList(),
                        (List<Task> others) -> !others.isEmpty())
                .get(0);
    }
}
