package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.shop.ShopFault;
import teal.process.ReleaseRequest;
import teal.process.ReleaseStarter;
import teal.release.Version;

/** The release board in Cockpit: releases are watched, looked up and steered there, one after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseBoardTest {

    /** Shown as the letters that they are, wherever they turn up. */
    private static final String MARKUP = "good <b>enough</b><img src=x onerror=\"document.title='hacked'\">";

    @RegisterExtension
    static final Office office = new Office(settings());

    /** The restart talks, and takes its time. */
    private static Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>(ReleaseScene.BRISK);
        settings.put(
                "teal.applications.shop.deployment.commands.restart",
                "for i in 1 2 3 4 5 6; do echo \"line $i, DB_PASSWORD=geheim\"; sleep 1; done; bin/service restart");
        return settings;
    }

    @Test
    @Order(1)
    void followsAReleaseFromItsStartToItsEnd() {
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();
        assertThat(page.locator(".teal-application")).containsText("No release runs.");
        assertThat(live(page)).containsText("blue");

        String release = start("2.0.0");
        assertThat(page.locator(".teal-now")).containsText(Pattern.compile("Activate version on green-1"));
        otto.photographs("board-dashboard");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Release 2.0.0"))
                .click();
        assertThat(page.locator(".teal-stand .teal-printed pre"))
                .containsText(Pattern.compile("line \\d, DB_PASSWORD=\\*{8}"));
        assertThat(page.locator(".teal-node.teal-busy")).hasCount(1);
        otto.photographs("board-running");

        assertThat(page.locator(".teal-now")).containsText("Waits for approvers: Approve traffic switch");
        assertThat(page.locator(".teal-phases .teal-phase-now")).hasText(Pattern.compile("Approve traffic switch"));
        Accessibility.check(page, "release");
        otto.photographs("board-approval");
        complete("anna", "approvers", Map.of("approved", "yes", "comment", MARKUP));
        assertThat(page.locator(".teal-release header")).containsText("released");
        assertThat(page.locator(".teal-person")).containsText("approved by anna");
        assertThat(page.locator(".teal-person blockquote")).hasText(MARKUP);
        assertThat(live(page)).containsText("green");
        assertThat(page.title()).doesNotContain("hacked");
        assertThat(release).isNotEmpty();
    }

    @Test
    @Order(2)
    void showsAPastReleaseWithItsOutputAndItsPath() {
        Person anna = office.person("anna").opens("cockpit");
        Page page = anna.page();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Past releases"))
                .click();
        assertThat(page.locator(".teal-table tbody tr")).hasCount(1);
        page.getByLabel("Version begins with").fill("9");
        assertThat(page.getByText("No release that has ended is like that.")).isVisible();
        page.getByLabel("Version begins with").fill("2");
        page.getByLabel("Result").selectOption("released");
        assertThat(page.locator(".teal-table tbody tr")).containsText(Pattern.compile("shop 2.0.0.*released.*rita"));
        Accessibility.check(page, "past releases");
        anna.photographs("past-releases");

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("shop 2.0.0"))
                .click();
        assertThat(page.locator(".djs-shape.teal-passed").first()).isVisible();
        assertThat(page.locator(".teal-mark").first()).hasText("✓");
        Locator output = page.locator(".teal-entry .teal-printed").first();
        output.locator("summary").click();
        assertThat(output.locator("pre"))
                .containsText(
                        Pattern.compile("line 1, .*line 6, ", Pattern.DOTALL),
                        new ContainsTextOptions().setUseInnerText(true));
        assertThat(output.locator("pre")).not().containsText("geheim");
        anna.photographs("past-release");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Upgrade green"))
                .click();
        assertThat(page.locator(".djs-shape[data-element-id=Task_WarmUp].teal-passed"))
                .isVisible();
        Accessibility.check(page, "past release");
        anna.photographs("past-release-upgrade");
    }

    @Test
    @Order(3)
    void rollsBackWithTheButtonFromAnyOfTheCalledProcesses() {
        office.company().publish("3.0.0", 0, Map.of(ShopFault.WRONG_VERSION, "2.9.9"));
        start("3.0.0");
        Person otto = office.person("otto").opens("cockpit");
        Page page = otto.page();
        assertThat(page.locator(".teal-now")).containsText("Waits for operators");
        String called = office.part(RuntimeService.class)
                .createProcessInstanceQuery()
                .processDefinitionKey("rolling-deployment")
                .singleResult()
                .getId();

        page.navigate(office.address() + "/camunda/app/cockpit/default/#/process-instance/" + called
                + "/runtime?tab=teal-tab");
        assertThat(page.locator(".teal-story")).containsText("Plan release");
        assertThat(page.locator(".teal-reason")).containsText("Check health");
        otto.photographs("board-tab");
        button(page, "Try blue-1 again…").click();
        assertThat(page.locator("dialog[open]")).containsText("the steps on blue-1 begin anew");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);

        button(page, "Roll back…").click();
        assertThat(page.locator("dialog[open]")).containsText("Users stay on green");
        assertThat(page.locator("dialog[open]")).containsText("blue-1 2.0.0");
        Accessibility.check(page, "roll back");
        otto.photographs("board-roll-back");
        page.getByLabel("Why?").fill(MARKUP);
        page.locator("dialog[open]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Roll back").setExact(true))
                .click();
        assertThat(page.locator(".teal-reason").last()).containsText("requested by otto: " + MARKUP);
        assertThat(page.locator(".teal-release header")).containsText("rolled back");
        assertThat(office.company().versions().values()).containsOnly("2.0.0");
        otto.photographs("board-rolled-back");
    }

    @Test
    @Order(4)
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
    @Order(5)
    void offersNoButtonToWhoMayNotSteer() {
        String release = start("4.0.0");
        Page page = office.person("rita").opens("cockpit").page();

        page.navigate(office.address() + "/camunda/app/cockpit/default/#/releases/" + release);

        assertThat(page.locator(".teal-story")).containsText("Plan release");
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
    @Order(6)
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
        assertThat(nora.page().locator(".teal-application")).hasCount(0);
    }

    @Test
    @Order(7)
    void saysThatTheSignInIsOver() {
        Person rita = office.person("rita").opens("cockpit");
        rita.page()
                .getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions().setName("Releases").setExact(true))
                .first()
                .click();
        assertThat(rita.page().locator(".teal h2")).hasText("Releases");
        assertThat(rita.page().locator(".teal-application")).containsText("shop");

        rita.page().context().clearCookies();

        assertThat(rita.page().locator(".teal-problem")).containsText("You are no longer signed in");
        assertThat(rita.page().locator(".teal-application")).containsText("shop");
    }

    private static String start(String version) {
        IdentityService identity = office.part(IdentityService.class);
        if (!version.equals("2.0.0") && !version.equals("3.0.0")) {
            office.company().publish(version, 0, Map.of());
        }
        identity.setAuthentication("rita", List.of("requesters"));
        try {
            return office.part(ReleaseStarter.class)
                    .start(new ReleaseRequest(
                            "shop", new Version(version), office.company().artifact(version), null, null))
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

    private static Locator live(Page page) {
        return page.locator(".teal-cluster.teal-live");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
