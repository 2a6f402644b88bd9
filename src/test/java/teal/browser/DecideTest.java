package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.lab.Company;
import teal.lab.ReleaseScene;
import teal.lab.shop.ShopFault;
import teal.process.ReleaseView.State;
import teal.release.ReleaseId;

/** An operator is asked in Tasklist about a release in trouble. */
class DecideTest {

    @RegisterExtension
    static final Office office = new Office(Map.of("teal.applications.shop.verification.health.within", "3s"));

    @Test
    void seesWhatFailedAndDecides() {
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
        office.scene().awaitTask(id, ReleaseScene.DECISION);

        Person otto = office.person("otto").opens("tasklist");
        otto.opensFilter("Decisions");
        otto.page().locator(".tasks-list").getByText("Decide").first().click();
        otto.sees("What happened");
        otto.photographs("decision");
        assertThat(otto.page().locator(".fjs-container pre")).containsText(idle + "-1");
        otto.page()
                .getByText("Claim", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
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
}
