package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByTextOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.lab.Company;
import teal.lab.ReleaseScene;
import teal.lab.shop.ShopFault;
import teal.process.ReleaseView.State;
import teal.process.StepReport;
import teal.process.policy.TableRows;
import teal.release.ReleaseId;

/** An operator is asked in Tasklist about a release in trouble. */
class DecideTest {

    private static final String MARKUP = "the till <b>is</b> broken <img src=x onerror=\"document.title='owned'\">";

    @RegisterExtension
    static final Office office = new Office(Map.of("teal.applications.shop.verification.health.within", "3s"));

    /** First a freeze holds the release, then a node is not healthy. */
    @Test
    void overridesAFreezeThenSeesWhatFailedAndDecides() {
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
        String idle = office.scene().company().target().equals(Company.BLUE) ? "green" : "blue";
        var node = office.scene()
                .company()
                .nodes()
                .applicationDirectory(office.scene().company().nodes().nodes().stream()
                        .filter(found -> found.name().equals(idle + "-1"))
                        .findFirst()
                        .orElseThrow());
        ShopFault.UNHEALTHY.set(node, "");
        ReleaseId id = office.requested("rita");
        office.scene().awaitTask(id, "UserTask_OverrideFreeze");
        Person otto = office.person("otto").opens("tasklist");
        otto.opensFilter("Decisions");
        otto.page().locator(".tasks-list").getByText("Override freeze").first().click();
        otto.sees("waits for the end of a freeze: sale");
        claim(otto);
        otto.photographs("override");
        Accessibility.checkForm(otto.page(), "the override");
        otto.page().locator(".fjs-container textarea").fill(MARKUP);
        otto.clicks("Complete");

        office.scene().awaitTask(id, ReleaseScene.DECISION);
        assertThat(office.scene().view(id).evidence())
                .extracting(StepReport::summary)
                .contains("freeze 'sale' overridden by otto: " + MARKUP);
        otto.page().locator(".tasks-list").getByText("Decide").first().click();
        otto.sees("What happened");
        otto.photographs("decision");
        assertThat(otto.page().locator(".fjs-container pre")).containsText(idle + "-1");
        claim(otto);
        Locator retry = otto.page().getByLabel("Try again: I have put right what was wrong, or it may work now");
        ShopFault.UNHEALTHY.clear(node);
        retry.check();
        otto.page().locator(".fjs-container textarea").fill("the disk was full");
        otto.photographs("decision-answered");
        Accessibility.checkForm(otto.page(), "the decision");
        otto.clicks("Complete");

        office.scene().approve(id, "yes");
        assertThat(office.scene().awaitEnd(id).state()).isEqualTo(State.RELEASED);
    }

    private static void claim(Person person) {
        person.page().getByText("Claim", new GetByTextOptions().setExact(true)).click();
        person.page().locator(".fjs-container textarea:enabled").waitFor();
    }
}
