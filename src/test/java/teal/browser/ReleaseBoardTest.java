package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.board.ReleaseSheets;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.nodes.LabNode;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.lab.shop.ShopFault;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.ReleaseId;

/** The release board in Cockpit: releases are watched, looked up and steered there, one after the other. */
@Tag("whole")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseBoardTest {

    /** Shown as the letters that they are, wherever they turn up. */
    private static final String MARKUP = "good <b>enough</b><img src=x onerror=\"document.title='hacked'\">";

    @RegisterExtension
    static final Office office = new Office(settings());

    /** In a node's directory: as long as it is there, the restart goes on talking. */
    private static final String HOLD = "hold";

    private static Map<String, Object> settings() {
        return Map.of(
                // Not the browser's
                "teal.applications.shop.time-zone",
                "Asia/Tokyo",
                "teal.applications.shop.deployment.commands.restart",
                "i=0; while [ $i -lt 6 ] || [ -e " + HOLD + " ]; do i=$((i + 1)); echo \"line $i, DB_PASSWORD=geheim\";"
                        + " sleep 0.1; done; bin/service restart",
                "teal.applications.shop.verification.health.within",
                "5s",
                // Long enough for a person to be faster.
                "teal.applications.shop.retry.delays",
                "1m,1m,1m");
    }

    /** What one test held for longer, because it failed, does not hold up the next. */
    @AfterEach
    void letRestartsGo() throws IOException {
        for (LabNode node : lab().nodes().all()) {
            Files.deleteIfExists(node.directory().resolve(HOLD));
        }
    }

    @Test
    @Order(1)
    void followsAReleaseFromItsStartToItsEnd() throws IOException {
        Path hold = Files.createFile(lab().nodes().get("green-1").directory().resolve(HOLD));
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();
        assertThat(page.locator(".teal-application")).containsText("No release is running.");
        assertThat(BoardPage.of(otto).live()).containsText("blue");
        assertThat(page.locator(".teal-zone")).hasText("Times are in Asia/Tokyo.");

        String release = start("2.0.0");
        assertThat(page.locator(".teal-now")).containsText(Pattern.compile("Activate version on green-1"));
        assertThat(page.locator(".teal-process")).hasText(Pattern.compile("Blue-green release, version \\d+"));
        Accessibility.check(page, "the dashboard");
        otto.photographs("board-dashboard");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Release 2.0.0"))
                .click();
        assertThat(page.locator(".teal-stand .teal-printed pre"))
                .containsText(Pattern.compile("line \\d{2}, DB_PASSWORD=\\*{8}"));
        assertThat(page.locator(".teal-node.teal-busy")).hasCount(1);
        BoardPage.of(otto).photographsWhole("board-running");
        Watcher watcher = Watcher.of(page);
        Files.delete(hold);

        assertThat(page.locator(".teal-now")).containsText("Waiting for approvers: Approve traffic switch");
        assertThat(page.locator(".teal-now")).containsText(Pattern.compile("waiting since \\d\\d:\\d\\d:\\d\\d \\("));
        assertThat(page.locator(".teal-phases .teal-phase-now")).hasText(Pattern.compile("Approve traffic switch"));
        Accessibility.check(page, "release");
        otto.photographs("board-approval");
        hold = Files.createFile(lab().nodes().get("blue-1").directory().resolve(HOLD));
        complete("anna", "approvers", Map.of("approved", "yes", "comment", MARKUP));
        assertThat(page.locator(".teal-now")).containsText("Activate version on blue-1");
        assertShownInTime(watcher.delays(
                office.part(ReleaseSheets.class).find(release).orElseThrow().timeline()));

        BoardPage.of(otto).opensInstance(release);
        assertThat(page.locator(".djs-overlays .badge").first()).isVisible();
        assertThat(page.locator(".teal-timeline")).containsText("Plan release");
        otto.photographs("running-release");
        page.goBack();
        assertThat(page.locator(".teal-now")).containsText("Activate version on blue-1");
        Files.delete(hold);
        assertThat(page.locator(".teal-release header")).containsText("released");
        assertThat(page.locator(".teal-person")).containsText("approved by Anna (approvers)");
        assertThat(page.locator(".teal-person blockquote")).hasText(MARKUP);
        assertThat(BoardPage.of(otto).live()).containsText("green");
        assertThat(page.title()).doesNotContain("hacked");
    }

    /** Each change is shown; how fast, is told. The limit is for a machine that does much else. */
    private static void assertShownInTime(List<Duration> delays) {
        System.out.printf(
                "The board showed %d changes; the median after %d ms, 95 %% within %d ms, the last after %d ms%n",
                delays.size(),
                delays.get(delays.size() / 2).toMillis(),
                delays.get(delays.size() * 95 / 100).toMillis(),
                delays.get(delays.size() - 1).toMillis());
        assertThat(delays)
                .hasSizeGreaterThan(20)
                .allSatisfy(delay -> assertThat(delay).isLessThan(Duration.ofSeconds(20)));
    }

    @Test
    @Order(2)
    void showsAPastReleaseWithItsOutputAndItsPath() {
        Person anna = office.person("anna").opens("cockpit");
        Page page = anna.page();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Past releases"))
                .click();
        assertThat(page.locator(".teal-table tbody tr")).hasCount(1);
        page.getByLabel("Version starts with").fill("9");
        assertThat(page.getByText("No past releases match.")).isVisible();
        page.getByLabel("Version starts with").fill("2");
        page.getByLabel("Result").selectOption("released");
        assertThat(page.locator(".teal-table tbody tr"))
                .containsText(Pattern.compile("shop 2.0.0.*released.*Rita .*Blue-green release, version \\d"));
        Accessibility.check(page, "past releases");
        assertThat(page.locator(".teal-table tbody tr")).containsText(Pattern.compile("Anna .*shop-2.0.0.tar.gz"));
        anna.photographs("past-releases");
        BoardPage.of(anna).reachesItsEndAtEverySize("whole-past-releases");

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("shop 2.0.0"))
                .click();
        assertThat(page.locator(".djs-shape.teal-passed").first()).isVisible();
        assertThat(page.locator(".teal-mark").first()).hasText("✓");
        assertThat(page.locator(".teal-mark").first()).isVisible();
        assertThat(page.locator(".teal-way[data-element-id=Flow_AnythingMissing_UpgradeFirstCluster]"))
                .hasCount(1);
        // Two more lead there, past what was done.
        assertThat(page.locator(".teal-way[data-element-id$=_FinishRelease]")).hasCount(1);
        assertThat(page.locator(".teal-unneeded summary").first())
                .hasText("Nothing to do: Switch traffic to other cluster on green");
        assertThat(page.locator(".teal-unneeded .teal-entry").first()).isHidden();
        page.locator(".teal-unneeded summary").first().click();
        assertThat(page.locator(".teal-unneeded .teal-entry").first()).containsText("already points at blue");
        page.locator(".teal-unneeded summary").first().click();
        BoardPage.of(anna).photographsWhole("past-release");
        zoomsOnlyByItsButtons(page);
        BoardPage.of(anna).reachesItsEndAtEverySize("whole-past-release");
        Locator output = page.locator(".teal-entry .teal-printed").first();
        output.locator("summary").click();
        assertThat(output.locator("pre"))
                .containsText(
                        Pattern.compile("line 1, .*line 6, ", Pattern.DOTALL),
                        new ContainsTextOptions().setUseInnerText(true));
        assertThat(output.locator("pre")).not().containsText("geheim");
        anna.photographs("past-release-output");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Upgrade green"))
                .click();
        assertThat(page.locator(".djs-shape[data-element-id=Task_WarmUp].teal-passed"))
                .isVisible();
        Accessibility.check(page, "past release");
        anna.photographs("past-release-upgrade");
    }

    /** Over the diagram the wheel scrolls the page. */
    private static void zoomsOnlyByItsButtons(Page page) {
        Locator canvas = page.locator(".teal-canvas");
        Locator drawing = page.locator(".teal-canvas .viewport").first();
        Object fitted = drawing.getAttribute("transform");
        canvas.hover();
        page.mouse().wheel(0, 200);
        page.mouse().wheel(0, -200);
        assertThat(drawing).hasAttribute("transform", String.valueOf(fitted));
        page.getByText("Larger").click();
        assertThat(drawing).not().hasAttribute("transform", String.valueOf(fitted));
        page.getByText("Fit", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(drawing).hasAttribute("transform", String.valueOf(fitted));
    }

    @Test
    @Order(3)
    void triesAFailedStepAgainWithTheButton() {
        office.company().publish("3.0.0", 0, Map.of(ShopFault.WRONG_VERSION, "2.9.9"));
        LabNode down = lab().nodes().get("blue-1");
        CrashPoints.Coming gone = new CrashPoints(lab()).next(CrashPoint.UPLOADING, down::refuseConnections);
        String release = start("3.0.0");
        gone.await();
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();

        BoardPage board = BoardPage.of(otto).opensRelease(release);
        assertThat(page.locator(".teal-now"))
                .containsText(Pattern.compile(
                        "Stage artifact on blue: attempt 1 failed; attempt 2 (will begin at|is about)"));
        down.heal();
        // By the keyboard alone.
        board.button("Try again…").focus();
        page.keyboard().press("Enter");
        assertThat(board.dialog()).containsText("“Stage artifact” runs again now");
        otto.photographs("board-try-again");
        page.keyboard().press("Tab");
        assertThat(board.inDialog("Try again")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".teal-entry").filter(new Locator.FilterOptions().setHasText("Stage artifact on blue")))
                .containsText("done, attempt 2");
    }

    @Test
    @Order(4)
    void rollsBackWithTheButtonFromAnyOfTheCalledProcesses() {
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();
        assertThat(page.locator(".teal-now")).containsText("Waiting for operators");
        String called = office.part(RuntimeService.class)
                .createProcessInstanceQuery()
                .processDefinitionKey("rolling-deployment")
                .singleResult()
                .getId();

        BoardPage board = BoardPage.of(otto).opensTab(called);
        assertThat(page.locator(".teal-timeline")).containsText("Plan release");
        assertThat(page.locator(".teal-reason")).containsText("Check health");
        Accessibility.check(page, "the tab of a process instance");
        otto.photographs("board-tab");
        board.button("Try blue-1 again…").click();
        assertThat(board.dialog()).containsText("the steps on blue-1 start over");
        page.keyboard().press("Escape");
        assertThat(board.dialog()).hasCount(0);

        board.button("Roll back…").click();
        assertThat(board.dialog()).containsText("Users stay on green");
        assertThat(board.dialog()).containsText("blue-1 2.0.0");
        Accessibility.check(page, "roll back");
        otto.photographs("board-roll-back");
        page.getByLabel("Reason").fill("long ".repeat(2_000));
        board.confirms("Roll back");
        assertThat(board.dialog().locator(".teal-problem"))
                .hasText("reason: found 10000 characters; allowed: up to 2000");
        assertThat(page.getByLabel("Reason")).hasValue("long ".repeat(2_000));
        page.getByLabel("Reason").fill(MARKUP);
        board.confirms("Roll back");
        assertThat(page.locator(".teal-reason").last()).containsText("requested by Otto (operators): " + MARKUP);
        assertThat(page.locator(".teal-release header")).containsText("rolled back");
        assertThat(office.company().versions().values()).containsOnly("2.0.0");
        otto.photographs("board-rolled-back");
    }

    @Test
    @Order(5)
    void asksNothingWhileNobodyLooks() {
        Person rita = office.person("rita");
        Page page = rita.page();
        page.clock().install();
        AtomicInteger asked = new AtomicInteger();
        page.onRequest(request -> {
            if (request.url().contains("/plugin/teal/default/")) {
                asked.incrementAndGet();
            }
        });
        rita.opens("cockpit");
        assertThat(page.locator(".teal-application")).containsText("shop");
        page.evaluate("Object.defineProperty(document, 'hidden', {get: () => window.away, configurable: true});"
                + "window.away = true; document.dispatchEvent(new Event('visibilitychange'))");
        int before = asked.get();

        page.clock().runFor(60_000);

        assertThat(asked).hasValue(before);
        page.waitForRequest(
                "**/plugin/teal/default/applications",
                () -> page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))"));
    }

    @Test
    @Order(6)
    void offersNoButtonToWhoMayNotSteer() {
        String release = start("4.0.0");
        Person rita = office.person("rita").opens("cockpit");
        Page page = rita.page();

        BoardPage.of(rita).opensRelease(release);

        assertThat(page.locator(".teal-timeline")).containsText("Plan release");
        assertThat(page.locator(".teal-buttons")).hasCount(0);
        Object status = page.evaluate(
                "path => fetch(path, {method: 'POST', body: '{}', headers: {"
                        + "'Content-Type': 'application/json',"
                        + "'X-XSRF-TOKEN': /XSRF-TOKEN=([^;]*)/.exec(document.cookie)[1]}}).then(answer => answer.status)",
                "/camunda/api/cockpit/plugin/teal/default/releases/" + release + "/rollback");
        assertThat(status).isEqualTo(403);
        Object forged = page.evaluate(
                "path => fetch(path, {method: 'POST', body: '{}', headers: {"
                        + "'Content-Type': 'application/json'}}).then(answer => answer.status)",
                "/camunda/api/cockpit/plugin/teal/default/releases/" + release + "/rollback");
        assertThat(forged).isEqualTo(403);
    }

    @Test
    @Order(7)
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

        assertThat(nora.page().locator(".teal")).containsText("you may not see releases");
        assertThat(nora.page().locator(".teal-application")).hasCount(0);
    }

    @Test
    @Order(8)
    void saysThatTheSignInIsOverAndChangesNothing() {
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();
        BoardPage board = BoardPage.of(otto);
        assertThat(page.locator(".teal-application")).containsText("shop");
        board.reaches(page.locator(".dashboard").getByText("Deployments"), "whole-dashboard");
        board.follows("Releases");
        assertThat(page.locator(".teal h2")).hasText("Releases");
        assertThat(page.locator(".teal-application")).containsText("shop");
        Accessibility.check(page, "the board");
        otto.photographs("board");
        board.reachesItsEndAtEverySize("whole-board");
        board.follows("Glossary");
        assertThat(page.locator(".teal-glossary dt").filter(new Locator.FilterOptions().setHasText("bake")))
                .isVisible();
        Accessibility.check(page, "the glossary");
        board.reaches(page.locator(".teal-glossary dd").last(), "whole-glossary");
        board.follows("Releases").follows("Release 4.0.0");
        assertThat(page.locator(".teal-timeline")).containsText("Plan release");
        board.reachesItsEndAtEverySize("whole-running-release");
        board.button("Roll back…").click();
        page.getByLabel("Reason").fill("three paragraphs of thought");

        otto.signInExpires();
        board.confirms("Roll back");

        assertThat(board.dialog().locator(".teal-problem")).containsText("Your session has expired");
        assertThat(page.getByLabel("Reason")).hasValue("three paragraphs of thought");
        otto.photographs("board-expired-sign-in");
        page.keyboard().press("Escape");
        assertThat(page.locator(".teal > .teal-problem")).containsText("Your session has expired");
        assertThat(page.locator(".teal-timeline")).containsText("Plan release");
        assertThat(newest().rollBackRequest()).isEmpty();
    }

    @Test
    @Order(9)
    void keepsWhatWasTypedWhereTheReleaseMovesOn() {
        Person otto = office.person("otto").opens("cockpit");
        BoardPage board = BoardPage.of(otto).follows("Release 4.0.0");
        board.button("Roll back…").click();
        otto.page().getByLabel("Reason").fill("three paragraphs of thought");

        office.scene().approve(new ReleaseId(newest().id()), "no");

        assertThat(board.dialog()).containsText("Nothing was done: shop 4.0.0 has moved on");
        assertThat(board.inDialog("Roll back")).isDisabled();
        assertThat(otto.page().getByLabel("Reason")).hasValue("three paragraphs of thought");
        office.scene().awaitEnd(new ReleaseId(newest().id()));
        assertThat(board.dialog()).containsText("(rolled back)");
        otto.photographs("board-moved-on");
        board.confirms("Cancel");
        assertThat(board.button("Roll back…")).hasCount(0);
        assertThat(newest().rollBackRequest()).isEmpty();
    }

    private static ReleaseView newest() {
        return office.part(Releases.class).newest(1).get(0);
    }

    private static String start(String version) {
        IdentityService identity = office.part(IdentityService.class);
        if (!version.equals("2.0.0") && !version.equals("3.0.0")) {
            office.company().publish(version, 0, Map.of());
        }
        identity.setAuthentication("rita", List.of("requesters"));
        try {
            return office.part(ReleaseStarter.class)
                    .start(new ReleaseRequest("shop", version, office.company().artifact(version)))
                    .value();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static void complete(String user, String group, Map<String, Object> answer) {
        TaskService tasks = office.part(TaskService.class);
        String task = tasks.createTaskQuery().singleResult().getId();
        IdentityService identity = office.part(IdentityService.class);
        identity.setAuthentication(user, List.of(group));
        try {
            tasks.claim(task, user);
            tasks.complete(task, answer);
        } finally {
            identity.clearAuthentication();
        }
    }

    private static LabCompany lab() {
        return (LabCompany) office.company();
    }
}
