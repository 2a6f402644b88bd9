package teal.process.paths;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import teal.process.task.RefusedAnswer;
import teal.release.ReleaseErrors;

/** Every decision that can come up, whatever failed before it, with every answer that its form offers. */
@Tag("slow")
class EveryAnswerTest {

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.throughAll();

    /**
     * How a release gets to a decision.
     *
     * @param form that asks
     * @param step that says no
     * @param before how often it says yes first
     */
    private record Place(String form, String step, int before, boolean goingBack) {}

    private static final Map<String, Place> PLACES = Map.ofEntries(
            entry("the plan", new Place("decide-plan", "planRelease", 0, false)),
            entry("a cluster", new Place("decide-upgrade", "runSmokeTests", 0, false)),
            entry("a cluster, about what it called", new Place("decide-upgrade", "chooseNextNodes", 0, false)),
            entry("a node", new Place("decide-node", "activateVersion", 0, false)),
            entry("the end of the process", new Place("decide-upgrade", "finishRelease", 0, false)),
            entry("the roll-back", new Place("decide-rollback", "planRollback", 0, true)),
            entry("a cluster that is restored", new Place("decide-upgrade", "runSmokeTests", 1, true)),
            entry("what a restored cluster called", new Place("decide-upgrade", "chooseNextNodes", 1, true)),
            entry("a node that is restored", new Place("decide-node", "checkHealth", 2, true)),
            entry("the outcome of a roll-back", new Place("decide-end", "establishOutcome", 0, true)));

    static Stream<Arguments> placesAndAnswers() {
        return PLACES.entrySet().stream()
                .flatMap(place -> offered(place.getValue().form()).stream()
                        // What failed makes a difference only to those who want to continue anyway
                        .flatMap(answer -> (answer.equals("goOn")
                                        ? Stream.of(ReleaseErrors.CHECK_FAILED, ReleaseErrors.STEP_FAILED)
                                        : Stream.of(ReleaseErrors.STEP_FAILED))
                                .map(code -> Arguments.of(place.getKey(), code, answer))));
    }

    @ParameterizedTest(name = "{0}, after {1}: {2}")
    @MethodSource("placesAndAnswers")
    void isTakenAndLeadsOnOrIsRefusedInPlainWords(String name, String code, String answer) {
        Place place = requireNonNull(PLACES.get(name));
        for (int i = 0; i < place.before(); i++) {
            paths.script().next(place.step(), GoodDay.of(place.step()));
        }
        paths.script().nextSaysNo(place.step(), code);
        Walk walk = paths.request().goOn();
        if (place.goingBack()) {
            walk.approve("no");
        } else if (walk.asked().contains("UserTask_ApproveSwitch")) {
            walk.approve("yes");
        }
        Task question = onlyQuestion();

        try {
            answer(walk, question, answer);
        } catch (ProcessEngineException refused) {
            assertThat(ExceptionUtils.getThrowableList(refused)).hasAtLeastOneElementOfType(RefusedAnswer.class);
            assertThat(onlyQuestion().getId()).isEqualTo(question.getId());
            // Then there is always another way on
            answer(walk, question, "retry");
        }

        assertThat(walk.end().isPresent() || !walk.asked().isEmpty())
                .as("it has ended, or asks something: %s", walk.passed())
                .isTrue();
    }

    private static void answer(Walk walk, Task question, String answer) {
        walk.answer(question.getTaskDefinitionKey(), Map.of("decision", answer, "reason", "by the test"));
    }

    private static Task onlyQuestion() {
        List<Task> tasks = paths.engine().getTaskService().createTaskQuery().list().stream()
                .filter(task -> task.getProcessInstanceId() != null)
                .toList();
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    private static List<String> offered(String form) {
        Path file = Stream.of("processes", "src/main/resources/teal/rules")
                .map(directory -> Path.of(directory, form + ".form"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        try {
            JsonNode fields = new ObjectMapper().readTree(file.toFile()).path("components");
            return StreamSupport.stream(fields.spliterator(), false)
                    .filter(field -> field.path("key").asText().equals("decision"))
                    .flatMap(field -> StreamSupport.stream(field.path("values").spliterator(), false))
                    .map(value -> value.path("value").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
