package teal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.lab.EngineRest;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/** Whatever their role, people see the controls that they may use, and no page asks for what they may not. */
@Tag("whole")
class PagesAskNothingRefusedTest {

    /** {@code +}: sees the control, {@code -}: does not. */
    private static final String CONTROLS = """
            control                               rita anna otto paula vera adam
            Tasklist: start a process               +    -    +    -    -    +
            Tasklist: make a task                   -    -    -    -    -    -
            Tasklist: make a filter                 -    -    -    -    -    +
            Tasklist: claim the approval            -    +    -    -    -    +
            Tasklist: set a due date                -    -    -    -    -    -
            Tasklist: add groups                    -    -    -    -    -    -
            Tasklist: the engine's notice           -    -    -    -    -    +
            Cockpit: suspend the process            -    -    -    -    -    +
            Cockpit: suspend its jobs               -    -    -    -    -    +
            Cockpit: change their priority          -    -    -    -    -    -
            Cockpit: cancel the release             -    -    -    -    -    +
            Cockpit: suspend the release            -    -    -    -    -    +
            Cockpit: try its failed jobs again      -    -    +    -    -    +
            Cockpit: write a variable               -    -    -    -    -    +
            Cockpit: change who may answer          -    -    -    -    -    -
            Cockpit: remove a deployment            -    -    -    -    -    +
            Admin: users                            -    -    -    -    -    +
            Admin: tenants                          -    -    -    -    -    -
            """;

    /** The width of the first column. */
    private static final int CONTROL = 36;

    private static final String OF_INSTANCE = "[ng-repeat$='in processInstanceActions'] ";

    /** Where each of them is in Camunda's pages. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("Tasklist: start a process", ".start-process-action a"),
            Map.entry("Tasklist: make a task", ".create-task-action a"),
            Map.entry("Tasklist: make a filter", ".task-filters > header [ng-click='openModal($event)']"),
            Map.entry("Tasklist: claim the approval", "button.claim"),
            Map.entry("Tasklist: set a due date", ".due-date"),
            Map.entry("Tasklist: the engine's notice", ".ce-eol-banner"),
            Map.entry("Tasklist: add groups", ".groups [translate='ADD_GROUPS']"),
            Map.entry("Cockpit: suspend the process", ".btn-suspend-action"),
            Map.entry("Cockpit: suspend its jobs", "[ng-click='openSuspensionStateDialog(jobDefinition)']"),
            Map.entry("Cockpit: change their priority", ".action-button .glyphicon-cog"),
            Map.entry("Cockpit: cancel the release", OF_INSTANCE + ".glyphicon-remove"),
            Map.entry("Cockpit: suspend the release", OF_INSTANCE + ".btn-suspend-action"),
            Map.entry("Cockpit: try its failed jobs again", OF_INSTANCE + ".glyphicon-repeat"),
            Map.entry("Cockpit: write a variable", "[ng-click='enableEditMode(info, true)']"),
            Map.entry("Cockpit: change who may answer", ".change-group-identity-links"),
            Map.entry("Cockpit: remove a deployment", ".delete-deployment"),
            Map.entry("Admin: users", "[href='#/users']"),
            Map.entry("Admin: tenants", "[href='#/tenants'], [href$='tab=tenants']"));

    @RegisterExtension
    static final Office office = new Office();

    private final Map<String, Map<String, Boolean>> seen = new LinkedHashMap<>();

    @Test
    void eachRoleSeesWhatItMayUseAndNoPageAsksForMore() {
        ReleaseId release = office.awaitApproval("rita");
        office.part(TaskService.class)
                .setAssignee(
                        office.scene().awaitTask(release, ReleaseScene.APPROVAL).getId(), null);
        List<String> rows = CONTROLS.lines().toList();
        List<String> people = List.of(rows.get(0).substring(CONTROL).strip().split(" +"));

        people.forEach(name -> walk(name, release));

        assertThat(rows.stream()
                        .skip(1)
                        .map(row -> row.substring(0, CONTROL))
                        .map(control -> control
                                + people.stream()
                                        .map(name -> seen.get(name).getOrDefault(control.strip(), false) ? "+" : "-")
                                        .collect(Collectors.joining("    ", "    ", ""))))
                .containsExactlyElementsOf(rows.subList(1, rows.size()));
    }

    @Test
    void theModelerAsksNothingThatAnAuthorMayNot() {
        EngineRest paula = office.scene().engineRest("paula");

        assertThat(paula.get("/version").statusCode()).isEqualTo(200);
        assertThat(paula.get("/deployment?maxResults=0").statusCode()).isEqualTo(200);
        // It came as far as the diagram's own mistakes.
        assertThat(paula.deploy("nothing", Map.of("nothing.bpmn", new byte[0])).statusCode())
                .isEqualTo(400);
        assertThat(office.scene()
                        .engineRest("rita")
                        .deploy("nothing", Map.of("nothing.bpmn", new byte[0]))
                        .statusCode())
                .isEqualTo(403);
    }

    private void walk(String name, ReleaseId release) {
        Person person = office.person(name);
        Page page = person.page();
        Questions questions = Questions.of(page);
        person.opens("tasklist");

        ApprovalForm.openedBy(person);
        questions.settle();
        look(person, "Tasklist: ");
        assertThat(page.locator(".groups").evaluate("groups => getComputedStyle(groups).pointerEvents"))
                .as("whether the groups that may answer can be edited")
                .isEqualTo("none");
        for (String tab : List.of("History", "Diagram", "Description")) {
            page.locator(".nav-tabs").getByText(tab).click();
            questions.settle();
        }
        for (String path : List.of("dashboard", "processes", "decisions", "tasks", "batch", "releases")) {
            opens(person, questions, "cockpit/" + path);
        }
        String definition = office.part(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey("blue-green-release")
                .latestVersion()
                .singleResult()
                .getId();
        opens(person, questions, "cockpit/process-definition/" + definition + "/runtime");
        followsTabs(person, questions, "Cockpit: ");
        opens(person, questions, "cockpit/process-instance/" + release.value() + "/runtime");
        followsTabs(person, questions, "Cockpit: ");
        person.photographs("role-" + name + "-instance");
        opens(person, questions, "cockpit/repository");
        page.locator("[ng-click='focus(deployment)']").first().hover();
        look(person, "Cockpit: remove");
        opens(person, questions, "welcome/");
        if (name.equals("adam")) {
            for (String path : List.of(
                    "users",
                    "users/rita?tab=profile",
                    "users/rita?tab=account",
                    "users/rita?tab=groups",
                    "groups",
                    "groups/operators?tab=group",
                    "groups/operators?tab=users",
                    "authorization",
                    "system")) {
                opens(person, questions, "admin/" + path);
                look(person, "Admin: ");
            }
        }

        assertThat(questions.refused()).as("what was refused to %s", name).isEmpty();
    }

    private void opens(Person person, Questions questions, String page) {
        String[] parts = page.split("/", 2);
        questions.leave();
        person.page().navigate(person.address() + "/camunda/app/" + parts[0] + "/default/#/" + parts[1]);
        questions.settle();
    }

    private void followsTabs(Person person, Questions questions, String application) {
        look(person, application);
        int tabs = person.page().locator(".nav-tabs li a").count();
        for (int i = 0; i < tabs; i++) {
            person.page().locator(".nav-tabs li a").nth(i).click();
            questions.settle();
            look(person, application);
        }
    }

    /** At a page that has settled. */
    private void look(Person person, String application) {
        PLACES.forEach((control, selector) -> {
            if (control.startsWith(application)) {
                seen.computeIfAbsent(person.name(), name -> new LinkedHashMap<>())
                        .merge(
                                control,
                                person.page()
                                                .locator(selector + " >> visible=true")
                                                .count()
                                        > 0,
                                Boolean::logicalOr);
            }
        });
    }
}
