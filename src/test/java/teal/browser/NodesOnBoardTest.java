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

    @Test
    @Order(4)
    void aLargeClusterShowsWhatNeedsALookAndCountsTheRest() {
        Person otto = office.person("otto").opens("cockpit");
        BoardPage.of(otto).follows("Releases");
        Locator cluster = drawn(otto.page(), """
                const name = number => `blue-${number}`;
                const nodes = Array.from({ length: 1000 }, (none, index) => (
                  { name: name(index + 1), version: index < 400 ? '2.0.0' : '1.0.0', healthy: index !== 500, found: 'answers 503' }));
                const before = Object.fromEntries(nodes.map(node => [node.name, '1.0.0']));
                const now = [{ id: 'a', kind: 'step', name: 'Activate version', node: name(401), since: '2026-11-30T10:00:00Z' }];
                return clusters([{ name: 'blue', users: 'none', nodes }], { before, now });
                """);

        assertThat(cluster.locator(".teal-node")).hasCount(4);
        assertThat(cluster.getByText("Activate version")).isVisible();
        assertThat(cluster.getByText("answers 503")).hasCount(1);
        assertThat(cluster.getByText("400 nodes")).isVisible();
        assertThat(cluster.getByText("598 nodes")).isVisible();
        otto.photographs("board-large-cluster");

        cluster.getByText("400 nodes").click();
        assertThat(cluster.locator(".teal-node")).hasCount(404);
        assertThat(cluster.getByText("blue-400", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    @Order(5)
    void ofAVeryLongReleaseTheNewestStepsAreDrawn() {
        Person otto = office.person("otto").opens("cockpit");
        BoardPage.of(otto).follows("Releases");
        Locator steps = drawn(otto.page(), """
                const entries = Array.from({ length: 8000 }, (none, index) => ({
                  instance: index < 4000 ? 'first' : 'second', activity: 'Task', kind: 'step', name: `Step ${index + 1}`,
                  outcome: 'done', attempts: [], began: '2026-11-30T10:00:00Z', ended: '2026-11-30T10:00:01Z' }));
                const path = (instance, caller) => ({ instance, caller, process: 'p', name: instance });
                const release = { id: 'r', running: true, paths: [path('all'), path('first', 'all'), path('second', 'all')] };
                return timeline(entries, { release, server: null });
                """);

        assertThat(steps.getByText("Step 8000")).isVisible();
        assertThat(steps.locator(".teal-entry")).hasCount(60);
        steps.getByText("Show earlier steps (3940 more)").click();
        assertThat(steps.locator(".teal-entry")).hasCount(360);
        steps.locator("summary").click();
        assertThat(steps.getByText("Step 4000")).isVisible();
    }

    /** By the board's own modules, in its page, from what it would be told of a release of many nodes. */
    private static Locator drawn(Page page, String what) {
        page.locator(".teal-foot").first().waitFor();
        page.evaluate("""
                async () => {
                  const from = module => import(`/camunda/api/cockpit/plugin/teal/static/app/${module}.js`);
                  const { render } = await from('preact');
                  const { clusters } = await from('clusters');
                  const { timeline } = await from('timeline');
                  const drawn = () => { %s };
                  const place = document.createElement('section');
                  place.id = 'drawn';
                  place.className = 'teal';
                  document.querySelector('.teal').append(place);
                  render(drawn(), place);
                }
                """.formatted(what));
        return page.locator("#drawn");
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
