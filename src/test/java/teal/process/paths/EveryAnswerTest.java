package teal.process.paths;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import teal.lab.LabClock;
import teal.lab.PlainWords;
import teal.process.task.RefusedAnswer;
import teal.process.variable.ImpossibleAnswers;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseErrors;

/**
 * Every question that can come up, whatever failed before it, with every answer that its form knows. What the form offers is
 * taken; what it does not offer is refused in plain words, whichever way it comes.
 */
@Tag("slow")
@ResourceLock(LabClock.OF_THE_ENGINE)
class EveryAnswerTest {

    private static final Pattern NAMED = Pattern.compile("(?<=value: \")\\w+(?=\")");

    /** It has one field, for a reason, and nothing to choose: WaitOutFreezeTest answers it. */
    private static final String WITHOUT_CHOICE = "override-freeze";

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.throughAll();

    private static final String UNREACHABLE = "the plan, with a node that cannot be reached";

    /**
     * How a release gets to a question.
     *
     * @param form that asks
     * @param step that says no; empty for the approval
     * @param before how often it says yes first
     */
    private record Place(String form, String step, int before, boolean goingBack) {}

    private static final Map<String, Place> PLACES = Map.ofEntries(
            entry("the approval", new Place("approve-switch", "", 0, false)),
            entry("the plan", new Place("decide-plan", "planRelease", 0, false)),
            entry(UNREACHABLE, new Place("decide-plan", "planRelease", 0, false)),
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
                .flatMap(place -> answers(place.getValue().form()).stream()
                        // What failed makes a difference only to those who want to continue anyway
                        .flatMap(answer -> (answer.equals("goOn")
                                        ? Stream.of(ReleaseErrors.CHECK_FAILED, ReleaseErrors.STEP_FAILED)
                                        : Stream.of(ReleaseErrors.STEP_FAILED))
                                .map(code -> Arguments.of(place.getKey(), code, answer))));
    }

    /** A question that was added to a diagram has a place above. */
    @Test
    void noQuestionAndNoFormIsLeftOut() throws IOException {
        Set<String> asked;
        try (Stream<Path> files = Stream.of("processes", "src/main/resources/teal/rules")
                .flatMap(directory -> Stream.of(
                                requireNonNull(Path.of(directory).toFile().listFiles()))
                        .map(file -> file.toPath()))) {
            asked = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .map(UserTask::getCamundaFormRef)
                    .collect(Collectors.toSet());
        }
        assertThat(PLACES.values().stream().map(Place::form).collect(Collectors.toSet()))
                .isEqualTo(asked.stream()
                        .filter(form -> !form.equals(WITHOUT_CHOICE))
                        .collect(Collectors.toSet()));
        assertThat(PLACES.values())
                .allSatisfy(place ->
                        assertThat(answers(place.form())).as(place.form()).hasSizeGreaterThan(1));
        assertThat(answers(WITHOUT_CHOICE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, after {1}: {2}")
    @MethodSource("placesAndAnswers")
    void isTakenAndLeadsOnOrIsRefusedInPlainWords(String name, String code, String answer) {
        Place place = requireNonNull(PLACES.get(name));
        if (name.equals(UNREACHABLE)) {
            paths.script().next("planRelease", step -> {
                ReleaseRoot.set(step, ReleaseVariables.UNREACHABLE, List.of("green-1"));
                ReleaseVariables.FAILED_STEP.set(step, step.getCurrentActivityId());
                throw new BpmnError(code, "green-1 does not answer");
            });
        } else {
            fail(place, code);
        }
        Walk walk = reach(place);
        Task question = onlyQuestion();
        boolean offered = isOffered(question, answer);

        try {
            answer(walk, question, answer);
            assertThat(offered).as("it was taken, so the form offers it").isTrue();
        } catch (ProcessEngineException refused) {
            assertThat(offered)
                    .as("the form offers it: %s", refused.getMessage())
                    .isFalse();
            assertThat(ExceptionUtils.getThrowableList(refused)).hasAtLeastOneElementOfType(RefusedAnswer.class);
            assertThat(onlyQuestion().getId()).isEqualTo(question.getId());
            // Then there is always another way on
            answer(walk, question, "retry");
        }

        assertThat(walk.end().isPresent() || !walk.asked().isEmpty())
                .as("it has ended, or asks something: %s", walk.passed())
                .isTrue();
    }

    static Stream<String> places() {
        return PLACES.keySet().stream().filter(name -> !name.equals(UNREACHABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void whatIsNoAnswerIsRefusedInPlainWords(String name) {
        Place place = requireNonNull(PLACES.get(name));
        fail(place, ReleaseErrors.STEP_FAILED);
        Walk walk = reach(place);
        Task question = onlyQuestion();

        for (String wrong : List.of("", "maybe", "YES", "<b>retry</b>", "long ".repeat(500))) {
            assertThatThrownBy(() -> answer(walk, question, wrong))
                    .as("'%s'", wrong)
                    .satisfies(refused -> assertThat(ExceptionUtils.getThrowableList(refused))
                            .filteredOn(RefusedAnswer.class::isInstance)
                            .isNotEmpty()
                            .allSatisfy(why -> PlainWords.isForPeople(why.getMessage())));
            assertThat(onlyQuestion().getId()).as("'%s'", wrong).isEqualTo(question.getId());
        }
        answer(walk, question, place.form().equals("approve-switch") ? "no" : "retry");
    }

    private static void fail(Place place, String code) {
        if (!place.step().isEmpty()) {
            for (int i = 0; i < place.before(); i++) {
                paths.script().next(place.step(), GoodDay.of(place.step()));
            }
            paths.script().nextSaysNo(place.step(), code);
        }
    }

    private static Walk reach(Place place) {
        Walk walk = paths.request().goOn();
        if (place.goingBack()) {
            return walk.approve("no");
        }
        boolean isTheQuestion = place.step().isEmpty() || !walk.asked().contains("UserTask_ApproveSwitch");
        return isTheQuestion ? walk : walk.approve("yes");
    }

    /** As the form decides it, by what Teal tells it. */
    private static boolean isOffered(Task question, String answer) {
        return ReleaseVariables.IMPOSSIBLE_ANSWERS
                .decode(paths.engine()
                        .getTaskService()
                        .getVariable(question.getId(), ReleaseVariables.IMPOSSIBLE_ANSWERS.name()))
                .map(impossible -> isOffered(impossible, answer))
                .orElse(true);
    }

    private static boolean isOffered(ImpossibleAnswers impossible, String answer) {
        return switch (answer) {
            case "goOn" -> impossible.goOn().isEmpty();
            case "skip" -> impossible.skip().isEmpty();
            case "rollBack" -> impossible.rollBack().isEmpty();
            default -> true;
        };
    }

    private static void answer(Walk walk, Task question, String answer) {
        if (question.getTaskDefinitionKey().equals("UserTask_ApproveSwitch")) {
            walk.approve(answer);
        } else {
            walk.answer(question.getTaskDefinitionKey(), Map.of("decision", answer, "reason", "by the test"));
        }
    }

    private static Task onlyQuestion() {
        List<Task> tasks = paths.engine().getTaskService().createTaskQuery().list().stream()
                .filter(task -> task.getProcessInstanceId() != null)
                .toList();
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    /** All that the form may offer, depending on what is possible. */
    private static List<String> answers(String form) {
        Path file = Stream.of("processes", "src/main/resources/teal/rules")
                .map(directory -> Path.of(directory, form + ".form"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        try {
            JsonNode fields = new ObjectMapper().readTree(file.toFile()).path("components");
            return StreamSupport.stream(fields.spliterator(), false)
                    .filter(field -> field.path("type").asText().equals("radio"))
                    .flatMap(field -> field.has("values")
                            ? field.path("values").findValuesAsText("value").stream()
                            : NAMED.matcher(field.path("valuesExpression").asText())
                                    .results()
                                    .map(MatchResult::group))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
