package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.tools.NodeTools;

/** The Modeler's templates offer the steps that Java has, and what those take. */
class TemplatesTest {

    private static final Path DIRECTORY = Shipped.PROCESSES.resolve(".camunda/element-templates");

    @Test
    void followFromTheDefinitionsOfSteps() throws IOException {
        for (Map.Entry<String, Map<String, Object>> template : Template.all().entrySet()) {
            Generated.assertUpToDate(DIRECTORY.resolve(template.getKey()), template.getValue());
        }
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyElementsOf(Template.all().keySet());
    }

    @Test
    void arePassedByTheModelersOwnValidator() throws IOException {
        List<String> names =
                files().stream().map(file -> file.toAbsolutePath().toString()).toList();

        assertThat(NodeTools.run("validate-templates.mjs", names)).isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void areAppliedToEachShippedTaskWhichSaysWhatItDoes() throws Exception {
        Map<String, Object> versions = new TreeMap<>();
        Template.all()
                .values()
                .forEach(template -> versions.put(template.get("id").toString(), template.get("version")));
        for (Path file : RoomForTasksTest.diagrams()) {
            Diagram diagram = new Diagram(file.toString(), SafeXml.read(Files.readAllBytes(file)));
            assertThat(diagram.nodes())
                    .filteredOn(node -> node.isA("serviceTask") || node.isA("userTask") || node.isA("callActivity"))
                    .allSatisfy(task -> {
                        String template = Notation.camundaAttribute(task.xml(), "modelerTemplate")
                                .orElse("none");
                        assertThat(template).as("%s: %s", file, task).isEqualTo(wanted(task));
                        assertThat(Notation.camundaAttribute(task.xml(), "modelerTemplateVersion"))
                                .as("%s: %s", file, task)
                                .hasValue(String.valueOf(versions.get(template)));
                        assertThat(Notation.bpmn(task.xml(), "documentation"))
                                .as("%s: %s", file, task)
                                .singleElement()
                                .satisfies(
                                        text -> assertThat(Notation.text(text)).isNotBlank());
                    });
        }
    }

    /** The template that belongs to what the task does. */
    private static String wanted(FlowNode task) {
        return "teal."
                + task.step()
                        .map(StepDefinition::name)
                        .or(task::called)
                        .or(() -> Notation.camundaAttribute(task.xml(), "formRef")
                                .flatMap(PeopleTask::withForm)
                                .map(PeopleTask::name))
                        .orElseThrow();
    }

    /** A name in a template would replace the name that an author has given to the task. */
    @Test
    void leaveTheNameOfATaskAlone() {
        assertThat(Template.all().values())
                .allSatisfy(template -> assertThat((List<?>) template.get("properties"))
                        .extracting(property -> ((Map<?, ?>) property).get("binding"))
                        .noneMatch(binding ->
                                Map.of("type", "property", "name", "name").equals(binding)));
    }

    @Test
    void askAfterAFailureWithTheAnswersThatFitAnywhere() {
        assertThat((List<?>) Template.all().get("decide.json").get("properties"))
                .anySatisfy(property -> {
                    assertThat(((Map<?, ?>) property).get("value")).isEqualTo("decide-upgrade");
                    assertThat(((Map<?, ?>) property).get("label")).isEqualTo("Question");
                });
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList();
        }
    }
}
