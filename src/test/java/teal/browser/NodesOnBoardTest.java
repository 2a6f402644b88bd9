package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.lab.LabCompany;
import teal.lab.RunsElsewhere;

/** What operators do to nodes on the board: adopt what runs there, take a node out and bring it back. */
@Tag("whole")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesOnBoardTest {

    @RegisterExtension
    static final Office office = new Office(Map.of(
            "teal.applications.shop.deployment.commands.out-of-service", "touch out-of-service",
            "teal.applications.shop.deployment.commands.in-service", "rm -f out-of-service"));

    @Test
    @Order(1)
    void adoptsNodeByNodeAndSaysWhyOneDoesNotFit() throws IOException {
        LabCompany company = (LabCompany) office.company();
        company.nodes().all().forEach(RunsElsewhere::move);
        await().atMost(Duration.ofMinutes(1)).until(() -> company.versions().size() == 4);
        Path foreign = company.nodes().get("green-2").directory().resolve("current");
        Files.createDirectories(foreign);
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();
        BoardPage board = BoardPage.of(otto).follows("Releases").follows("Adopt shop");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Adopt shop")))
                .isVisible();
        assertThat(row(page, "blue-1")).containsText("1.0.0");
        assertThat(row(page, "blue-1")).containsText("say which directory it runs from");
        assertThat(row(page, "blue-1")).containsText("/blue-1");
        assertThat(board.button("Adopt")).isDisabled();

        page.getByLabel("Directory that it runs from").fill("opt/shop");
        board.button("Look").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("found 'opt/shop'; allowed: the absolute directory");

        page.getByLabel("Directory that it runs from")
                .fill(RunsElsewhere.directories(company.nodes().get("blue-1")));
        board.button("Look").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("3 of 4 nodes fit; 1 left alone");
        assertThat(row(page, "blue-1")).containsText("is copied to releases/1.0.0");
        assertThat(row(page, "green-2")).containsText("current is not a link; move it away");
        assertThat(board.button("Adopt green-2")).hasCount(0);
        Accessibility.check(page, "adoption");
        board.reachesItsEndAtEverySize("board-adoption");
        board.photographsWhole("board-adoption");

        board.button("Adopt blue-1").click();
        assertThat(row(page, "blue-1")).containsText("blue-1 is adopted as 1.0.0");
        assertThat(row(page, "blue-2")).containsText("is copied to releases/1.0.0");
        board.button("Adopt on 3 nodes").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("3 of 4 nodes are done; 1 left alone");
        assertThat(row(page, "blue-1")).containsText("had been adopted");

        Files.delete(foreign);
        board.button("Look").click();
        board.button("Adopt green-2").click();
        assertThat(row(page, "green-2")).containsText("green-2 is adopted as 1.0.0");
        otto.photographs("board-adopted");
        assertThat(company.nodes().all())
                .allMatch(node -> Files.isSymbolicLink(node.directory().resolve("current")));
    }

    @Test
    @Order(2)
    void othersAreNotOfferedAdoption() {
        Person rita = office.person("rita").opens("cockpit");
        BoardPage.of(rita).follows("Releases");
        rita.sees("No release is running.");
        assertThat(rita.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Adopt shop")))
                .hasCount(0);
        rita.page().navigate(rita.address() + "/camunda/app/cockpit/default/#/adoption/shop");
        rita.sees("Adopting an application needs the group operators.");
    }

    @Test
    @Order(3)
    void takesANodeOutAndBringsItBack() {
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();
        BoardPage board = BoardPage.of(otto).follows("Releases");
        LocalDateTime back = LocalDateTime.now().plusDays(7).truncatedTo(ChronoUnit.HOURS);
        node(page, "blue-2").getByRole(AriaRole.BUTTON).click();
        board.dialog().getByLabel("Why?").fill("new disk");
        // In the zone of the page, which is not the browser's.
        board.dialog().getByLabel("Expected back (UTC time)").fill(back.toString());
        Accessibility.check(page, "taking a node out");
        otto.photographs("board-take-out");
        board.confirms("Take out");

        assertThat(node(page, "blue-2"))
                .containsText("in maintenance until "
                        + back.format(DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH))
                        + " UTC, by Otto (operators): new disk");
        Accessibility.check(page, "a node in maintenance");
        board.reachesItsEndAtEverySize("board-maintenance");
        otto.photographs("board-maintenance");

        node(page, "blue-2").getByRole(AriaRole.BUTTON).click();
        board.confirms("Bring back");
        assertThat(node(page, "blue-2")).not().containsText("in maintenance");
        assertThat(node(page, "blue-2")).containsText("1.0.0");
    }

    private static Locator row(Page page, String node) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(node).setExact(true))));
    }

    private static Locator node(Page page, String name) {
        return page.locator(".teal-node").filter(new Locator.FilterOptions().setHasText(name));
    }
}
