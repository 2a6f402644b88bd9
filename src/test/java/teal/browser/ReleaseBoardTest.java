package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.lab.LabUsers;

/** The release board in Cockpit. */
class ReleaseBoardTest {

    @RegisterExtension
    static final Office office = new Office();

    @Test
    void showsOnTheDashboardWhereUsersAreAndWhatEachNodeRuns() {
        Person rita = office.person("rita").opens("cockpit");

        Locator shop = rita.page().locator(".teal-applications tbody tr");
        assertThat(shop).containsText("shop");
        assertThat(shop).containsText("blue");
        assertThat(shop).containsText("green-2 1.0.0");
        rita.photographs("board-dashboard");
    }

    @Test
    void tellsWhoMayNotReadReleasesNothing() {
        LabUsers.createStranger(office.part(IdentityService.class), "nora");
        Authorization enter =
                office.part(AuthorizationService.class).createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        enter.setUserId("nora");
        enter.setResource(Resources.APPLICATION);
        enter.setResourceId("cockpit");
        enter.addPermission(Permissions.ACCESS);
        office.part(AuthorizationService.class).saveAuthorization(enter);

        Person nora = office.person("nora").opens("cockpit");

        assertThat(nora.page().locator(".teal")).containsText("you may not look at releases");
        assertThat(nora.page().locator(".teal-applications")).hasCount(0);
    }
}
