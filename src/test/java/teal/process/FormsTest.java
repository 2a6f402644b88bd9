package teal.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {

    static List<Path> forms() {
        return Diagram.files(".form");
    }

    static Stream<UserTask> decisions() {
        return Diagram.all().stream()
                .flatMap(diagram -> diagram.every(UserTask.class).stream())
                .filter(task -> task.getSucceedingNodes().singleResult() instanceof Gateway);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isNamedLikeItsFileAndSpeaksTheBundledFormVersion(Path file) throws IOException {
        JsonNode form = read(file);
        assertThat(file).hasFileName(form.get("id").asText() + ".form");
        assertThat(form.get("schemaVersion").asInt())
                .as("schema of form-js 1.8.7")
                .isEqualTo(16);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void offersTheAnswersThatTheDiagramTakes(UserTask task) throws IOException {
        FlowNode gateway = task.getSucceedingNodes().singleResult();
        String taken = gateway.getOutgoing().stream()
                .map(SequenceFlow::getConditionExpression)
                .map(ConditionExpression::getTextContent)
                .collect(Collectors.joining());
        JsonNode form = read(Diagram.PROCESSES.resolve(task.getCamundaFormRef() + ".form"));
        // Whoever leaves out what cannot be reached lets Teal plan again: for the diagram, that is the answer 'retry'.
        List<String> offered = answers(form).stream()
                .filter(answer ->
                        !(answer.equals("skip") && task.getCamundaFormRef().equals("decide-plan")))
                .toList();
        assertThat(Pattern.compile("(?<=')\\w+(?=')").matcher(taken).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(offered);
    }

    /** The library words a pattern's message itself, and shows the pattern: the server has sentences. */
    @ParameterizedTest
    @MethodSource("forms")
    void leavesPatternsToTheServer(Path file) throws IOException {
        assertThat(read(file).findValuesAsText("pattern")).isEmpty();
    }

    private static List<String> answers(JsonNode form) {
        return StreamSupport.stream(form.get("components").spliterator(), false)
                .filter(component -> component.get("type").asText().equals("radio"))
                .flatMap(radio -> radio.has("values")
                        ? radio.get("values").findValuesAsText("value").stream()
                        : Pattern.compile("(?<=value: \")\\w+(?=\")")
                                .matcher(radio.get("valuesExpression").asText())
                                .results()
                                .map(MatchResult::group))
                .toList();
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
