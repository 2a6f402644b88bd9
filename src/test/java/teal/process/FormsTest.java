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
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.Sha256;
import teal.release.Version;

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
        assertThat(Pattern.compile("(?<=')\\w+(?=')").matcher(taken).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(answers(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.0.0",
                "v2",
                "2",
                "2.0.0-rc.1+build_7",
                "2..0",
                "..",
                ".2",
                "2.",
                "-rf",
                "+2",
                "_2",
                "2 0",
                " 2",
                "2\t",
                "2;reboot",
                "$(id)",
                "`id`",
                "2/1",
                "../2",
                "2\\1",
                "'2'",
                "\"2\"",
                "zwei-ö",
                "2\u202E0",
                "${application}"
            })
    void takesForAVersionWhatTealTakes(String text) throws IOException {
        Pattern pattern = Pattern.compile(pattern("request-release", "version"));

        assertThat(pattern.matcher(text).matches()).isEqualTo(isVersion(text));
        String longest = "2".repeat(64 - text.length()) + text;
        assertThat(pattern.matcher(longest).matches()).isEqualTo(isVersion(longest));
        assertThat(pattern.matcher("2" + longest).matches()).isEqualTo(isVersion("2" + longest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdefABCDEF", "xyz", " ", ""})
    void takesForADigestWhatTealTakes(String digits) throws IOException {
        Pattern pattern = Pattern.compile(pattern("request-release", "sha256"));
        String digest = digits.isEmpty() ? "" : digits.repeat(64).substring(0, 64);

        assertThat(pattern.matcher(digest).matches()).isEqualTo(digest.isEmpty() || isDigest(digest));
        assertThat(pattern.matcher(digest + "0").matches()).isFalse();
    }

    private static boolean isVersion(String text) {
        try {
            return new Version(text).value().equals(text);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static boolean isDigest(String text) {
        try {
            return text.equals(new Sha256(text).digits());
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static String pattern(String form, String key) throws IOException {
        return StreamSupport.stream(
                        read(Diagram.PROCESSES.resolve(form + ".form"))
                                .get("components")
                                .spliterator(),
                        false)
                .filter(component -> component.path("key").asText().equals(key))
                .map(component -> component.path("validate").path("pattern").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> answers(JsonNode form) {
        return StreamSupport.stream(form.get("components").spliterator(), false)
                .filter(component -> component.get("type").asText().equals("radio"))
                .flatMap(radio -> radio.get("values").findValuesAsText("value").stream())
                .toList();
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
