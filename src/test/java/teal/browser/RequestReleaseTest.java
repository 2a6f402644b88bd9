package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.board.ReleaseView;
import teal.board.Releases;

/** Someone asks for a release in Tasklist. Steps are taken only when a test says so. */
@Tag("whole")
class RequestReleaseTest {

    @RegisterExtension
    static final Office office = new Office(Map.of(
            "camunda.bpm.job-execution.enabled",
            false,
            "teal.applications.shop.processes",
            "blue-green-release,canary-free-hotfix",
            "teal.applications.shop.deployment.artifacts.address",
            "${lab.artifacts}shop-{version}.tar.gz",
            // Nobody listens there
            "teal.applications.shop.endpoints.tickets.address",
            "http://127.0.0.1:1/tickets"));

    private Person rita;
    private RequestForm form;

    @BeforeEach
    void openForm() {
        rita = office.person("rita").opens("tasklist");
        form = RequestForm.openedBy(rita);
    }

    @AfterEach
    void endReleases() {
        office.part(RuntimeService.class)
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> office.part(RuntimeService.class)
                        .deleteProcessInstance(instance.getId(), "the test is over", true, true, true));
    }

    @Test
    void offersTheApplicationsOfTheInventoryAsAList() {
        form.openList();

        assertThat(rita.page().locator(".fjs-dropdownlist-item")).hasText("shop (shop.example.test)");
        rita.photographs("request-list");
    }

    @Test
    void offersTheVersionsInTheRepositoryNewestFirstAndTakesOthersAsWell() {
        form.choose("shop");

        rita.sees("In the repository, newest first: 2.0.0, 1.0.0");
        assertThat(offered(form.input("Version"))).isEqualTo(List.of("2.0.0", "1.0.0"));
        rita.photographs("request-versions");
        form.fill("Version", "7.0.0");
        refuses("artifact " + artifact("7.0.0").replaceFirst("file:/+", "file:///") + " is not there");
        form.fill("Version", "2.0.0").start();
        rita.sees("The release has been requested");
    }

    /** What a browser drops down below a field. */
    private static Object offered(Locator field) {
        assertThat(field).hasAttribute("list", Pattern.compile(".+"));
        return field.evaluate("field => [...field.list.options].map(option => option.value)");
    }

    /** The browser only knows what is missing; what is wrong is said by Teal, in the same sentences as anywhere. */
    @Test
    void saysInPlainWordsWhatIsWrongWithAField() {
        form.choose("shop").fill("Version", "2.0.0 beta").fill("Artifact", artifact("2.0.0"));

        refuses("version: found '2.0.0 beta'");
        form.fill("Version", "2.0.0").fill("SHA-256", "abc");
        refuses("sha256: found 'abc'; allowed: 64 hexadecimal digits");
        form.fill("SHA-256", "").fill("Ticket", "http://tickets.example/1");
        refuses("ticket: found 'http://tickets.example/1'; allowed: an address that begins with https://");
        rita.photographs("request-wrong-fields");
        Accessibility.checkForm(rita.page(), "the request");
        assertThat(releases()).isEmpty();
    }

    @Test
    void explainsItsWordsOnAPageOfTheirOwn() {
        Page glossary = rita.page()
                .context()
                .waitForPage(() -> rita.page()
                        .locator(".fjs-container")
                        .getByText("glossary", new Locator.GetByTextOptions().setExact(true))
                        .click());

        assertThat(glossary.locator(".teal-glossary")).containsText("failure budget");
        assertThat(form.input("Version")).isVisible();
    }

    private void refuses(String reason) {
        form.start();
        assertThat(form.refusal().last()).containsText(reason);
        assertThat(form.refusal().last())
                .not()
                .containsText(Pattern.compile("Cannot instantiate|pattern|\\b(java|org|teal)\\.\\w"));
    }

    @Test
    void startsTheReleaseInTheNameOfWhoeverAsked() {
        // There is one application only, so it is chosen already.
        form.fill("Version", "2.0.0").fill("Artifact", artifact("2.0.0"));
        rita.photographs("request-filled");
        form.start();

        rita.sees("The release has been requested");
        rita.photographs("request-started");
        assertThat(releases()).singleElement().satisfies(release -> {
            assertThat(release.application()).isEqualTo("shop");
            assertThat(release.version()).isEqualTo("2.0.0");
            assertThat(release.requestedBy()).hasValue("rita");
        });
    }

    @Test
    void checksPreviewsAndStartsAReleaseOnTheBoard() {
        Person onBoard = office.person("rita").opens("cockpit");
        BoardPage board = BoardPage.of(onBoard).follows("Releases");

        board.button("Check shop").click();
        assertThat(board.dialog().getByRole(AriaRole.STATUS)).containsText("passed");
        assertThat(board.dialog().locator("tr").filter(new Locator.FilterOptions().setHasText("endpoint tickets")))
                .containsText("failed");
        Accessibility.check(onBoard.page(), "a check");
        onBoard.photographs("board-check");
        board.confirms("Close");

        board.button("Release shop…").click();
        assertThat(inDialog(board, "Version")).hasAttribute("placeholder", "newest: 2.0.0");
        assertThat(offered(inDialog(board, "Version"))).isEqualTo(List.of("2.0.0", "1.0.0"));
        inDialog(board, "Version").fill("latest");
        inDialog(board, "Artifact").fill(artifact("2.0.0"));
        assertThat(board.inDialog("Start")).isDisabled();
        board.confirms("Preview");
        assertThat(board.dialog().getByRole(AriaRole.ALERT)).containsText("version: found 'latest'");
        inDialog(board, "Version").fill("2.0.0");
        board.confirms("Preview");
        assertThat(board.dialog().locator(".teal-preview"))
                .containsText("First green, then blue: users are on blue, so the idle cluster goes first.");
        assertThat(board.dialog().locator("tr").filter(new Locator.FilterOptions().setHasText("green-1")))
                .containsText("1.0.0");
        Accessibility.check(onBoard.page(), "a preview");
        onBoard.photographs("board-preview");
        inDialog(board, "Version").fill("2.0.1");
        assertThat(board.inDialog("Start")).isDisabled();
        assertThat(releases()).isEmpty();

        inDialog(board, "Version").fill("2.0.0");
        board.confirms("Preview");
        board.confirms("Start");
        onBoard.page().waitForURL(Pattern.compile(".*#/releases/[^/]+"));
        assertThat(releases()).singleElement().satisfies(release -> {
            assertThat(release.version()).isEqualTo("2.0.0");
            assertThat(release.requestedBy()).hasValue("rita");
        });
    }

    private static Locator inDialog(BoardPage board, String label) {
        return board.dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    @Test
    void startsTheReleaseByAnotherProcessThatAnAuthorHasDeployed() throws IOException {
        String hotfix = Files.readString(Path.of("processes", "blue-green-release.bpmn"))
                .replace(
                        "id=\"blue-green-release\" name=\"Blue-green release\"",
                        "id=\"canary-free-hotfix\" name=\"Hotfix\"")
                .replace("bpmnElement=\"blue-green-release\"", "bpmnElement=\"canary-free-hotfix\"");
        HttpResponse<String> deployed = office.scene()
                .engineRest("paula")
                .deploy("hotfix", Map.of("canary-free-hotfix.bpmn", hotfix.getBytes(StandardCharsets.UTF_8)));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        Person later = office.person("rita").opens("tasklist");

        RequestForm hotfixes = RequestForm.openedBy(later, "Hotfix")
                .choose("shop")
                .fill("Version", "2.0.0")
                .fill("Artifact", artifact("2.0.0"));
        later.photographs("request-hotfix");
        hotfixes.start();

        later.sees("The release has been requested");
        assertThat(releases()).singleElement().returns("canary-free-hotfix", ReleaseView::process);
    }

    @Test
    void isToldAtOnceThatTheApplicationIsBeingReleased() {
        form.choose("shop")
                .fill("Version", "2.0.0")
                .fill("Artifact", artifact("2.0.0"))
                .start();
        rita.sees("The release has been requested");

        RequestForm.openedBy(rita)
                .choose("shop")
                .fill("Version", "2.0.1")
                .fill("Artifact", artifact("2.0.1"))
                .start();

        assertThat(form.refusal())
                .containsText("shop is already being released, by release "
                        + releases().get(0).id());
        assertThat(form.input("Version")).hasValue("2.0.1");
        rita.photographs("request-busy");
        assertThat(releases()).hasSize(1);
    }

    @Test
    void isToldAtOnceThatTheArtifactLiesWhereNoneMayComeFrom() {
        form.choose("shop")
                .fill("Version", "2.0.0")
                .fill("Artifact", "https://elsewhere.example/shop.tar.gz")
                .start();

        assertThat(form.refusal()).containsText("allowed: a file below");
        rita.photographs("request-foreign-artifact");
        assertThat(releases()).isEmpty();
    }

    @Test
    void isToldAtOnceThatTheArtifactIsNotThere() {
        form.choose("shop")
                .fill("Version", "7.0.0")
                .fill("Artifact", artifact("7.0.0"))
                .start();

        assertThat(form.refusal())
                .containsText("artifact " + artifact("7.0.0").replaceFirst("file:/+", "file:///")
                        + " is not there; publish it first, or correct the address");
        assertThat(releases()).isEmpty();
    }

    @Test
    void whoseSignInHasExpiredSignsInAgainAndFindsTheFormAsItWas() {
        form.choose("shop").fill("Version", "2.0.0").fill("Artifact", artifact("2.0.0"));
        rita.signInExpires();
        form.start();

        rita.page().getByPlaceholder("Username").waitFor();
        rita.photographs("request-expired-sign-in");
        assertThat(releases()).isEmpty();
        rita.signsIn();
        rita.sees("Users keep the old version until");
        assertThat(form.input("Version")).hasValue("2.0.0");
        assertThat(form.input("Artifact")).hasValue(artifact("2.0.0"));
        rita.photographs("request-after-sign-in");
        form.start();
        rita.sees("The release has been requested");
    }

    private static String artifact(String version) {
        return office.scene().company().artifact(version);
    }

    private static List<ReleaseView> releases() {
        return office.part(Releases.class).newest(10).stream()
                .filter(release -> release.endedAt().isEmpty())
                .toList();
    }
}
