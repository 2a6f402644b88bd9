package teal.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagrams and the templates are at home in the Modeler. */
@Tag("whole")
class ModelerTest {

    private static final String TASKS_WITHOUT_TEMPLATE =
            "() => modeler.get('elementRegistry').filter(({ type, businessObject }) => type === 'bpmn:Task'"
                    + " && !businessObject.modelerTemplate).map(({ id }) => id)";

    private static final String NAME = "(id) => modeler.get('elementRegistry').get(id).businessObject.name ?? ''";

    /** The flows that do not lead straight to a task put onto them, or straight on. */
    private static final String BENT_BY_A_TASK = """
            () => {
              const registry = modeler.get('elementRegistry');
              const straight = registry.filter(({ type, waypoints }) =>
                type === 'bpmn:SequenceFlow' && waypoints.length === 2);
              return straight.map(({ id }) => id).filter((id) => {
                const flow = registry.get(id);
                const [from, to] = flow.waypoints;
                const task = modeler.get('modeling').createShape(
                  modeler.get('elementFactory').createShape({ type: 'bpmn:Task' }),
                  { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, flow);
                const lines = [...task.incoming, ...task.outgoing].map(({ waypoints }) => waypoints.length);
                modeler.get('commandStack').undo();
                return lines.length !== 2 || lines.some((points) => points !== 2);
              });
            }""";

    @RegisterExtension
    static final OpenModeler<ModelerWindow> MODELER = OpenModeler.ofAuthor();

    private final ModelerWindow modeler = MODELER.window();

    static List<Path> diagrams() throws IOException {
        return files(ModelerWindow.PROCESSES, ".bpmn");
    }

    static List<Path> templates() throws IOException {
        return files(ModelerWindow.PROCESSES.resolve(".camunda/element-templates"), ".json");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void opensEachDiagramWithoutAWarningAndFindsNothingToMend(Path diagram) throws IOException {
        assertThat(modeler.opens(Files.readString(diagram))).isEmpty();
        modeler.waitsUntil(() -> modeler.verdict().equals(ModelerWindow.NO_PROBLEMS));
    }

    /** In the middle of each straight flow. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void takesATaskOntoEachFlowWithoutBendingIt(Path diagram) throws IOException {
        modeler.opens(Files.readString(diagram));

        assertThat(modeler.ask(BENT_BY_A_TASK, null)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void appliesEachTemplate(Path file) throws IOException {
        JsonNode template = new ObjectMapper().readTree(file.toFile());
        String task = freshTask();

        modeler.panel().chooses(template.path("name").asText());

        JsonNode applied = modeler.ask(
                "(id) => { const { businessObject } = modeler.get('elementRegistry').get(id);"
                        + " return { type: businessObject.$type, template: businessObject.modelerTemplate,"
                        + " name: businessObject.name, saved: businessObject.asyncBefore ?? null }; }",
                task);
        assertThat(applied.path("template").asText())
                .isEqualTo(template.path("id").asText());
        assertThat(applied.path("type").asText())
                .isEqualTo(template.path("elementType").path("value").asText());
        assertThat(applied.path("name").asText())
                .isEqualTo(template.path("name").asText());
        modeler.canvas().undoes();
    }

    @Test
    void showsTheFieldsOfAShippedTaskAndNoExpression() throws IOException {
        modeler.opens(Files.readString(ModelerWindow.PROCESSES.resolve("cluster-upgrade.bpmn")));
        modeler.canvas().looksAt("Task_WarmUp");
        modeler.canvas().selects("Task_WarmUp");

        modeler.waitsUntil(() -> modeler.panel().groups().contains("Inputs"));
        assertThat(modeler.panel().groups()).containsExactly("General", "Documentation", "Template", "Inputs");
        assertThat(modeler.panel().shows("Cluster")).isEqualTo("${cluster}");
        modeler.photographs("shipped-task");
    }

    @Test
    void keepsTheNameOfATaskThatGetsATemplate() throws IOException {
        String task = freshTask();
        modeler.panel().names("Tell the support team");

        modeler.panel().chooses("Notify");

        assertThat(modeler.ask(NAME, task).asText()).isEqualTo("Tell the support team");
        modeler.canvas().undoes();
        modeler.canvas().undoes();
    }

    @Test
    void saysThatTealsRulesAreOnAndWhatIsWrongWithACondition() throws IOException {
        modeler.opens(Files.readString(ModelerWindow.PROCESSES.resolve("cluster-upgrade.bpmn"))
                .replace(">${idle}<", ">${idel}<"));
        modeler.canvas().looksAt("Gateway_ClusterIdle");
        modeler.canvas().selects("Flow_ClusterIdle_WaitBeforeRollOut");
        modeler.panel().opens("Condition");

        modeler.waitsUntil(() -> !modeler.problems().isEmpty());
        assertThat(modeler.problems())
                .contains("Flow_ClusterIdle_WaitBeforeRollOut: there is no variable 'idel' here; did you mean 'idle'?");
        assertThat(modeler.sign()).isEqualTo("Teal's rules are on (1.0.0)");
        modeler.photographs("wrong-condition");
    }

    /** On the line of a diagram, and selected. One is drawn, and goes back to what it was for each template. */
    private String freshTask() throws IOException {
        if (modeler.ask(TASKS_WITHOUT_TEMPLATE, null).isEmpty()) {
            modeler.opens(Files.readString(ModelerWindow.PROCESSES.resolve("cluster-upgrade.bpmn")));
            modeler.canvas().putsTaskOnto("Flow_WarmUp_StepsDone");
        }
        String task = modeler.ask(TASKS_WITHOUT_TEMPLATE, null).path(0).asText();
        modeler.canvas().selects(task);
        return task;
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
