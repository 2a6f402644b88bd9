package teal.engine.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teal.lab.TaskAnswers;
import teal.lab.TaskAnswers.Said;

/** A mistake in a diagram is not repeated: an incident says at once where it is, and so does the answer to a person. */
@Tag("whole")
class DiagramFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CALLED = Diagrams.process(
            "faulty-called", Diagrams.start() + "<endEvent id='end'/>" + Diagrams.flow("start", "end"));

    private static final String ASKING = Diagrams.process(
            "asking",
            Diagrams.start() + "<userTask id='ask' name='Ask' camunda:candidateGroups='operators'/>"
                    + "<exclusiveGateway id='bad' name='Bad one'/><endEvent id='end'/><endEvent id='other'/>"
                    + Diagrams.flow("start", "ask") + Diagrams.flow("ask", "bad")
                    + Diagrams.flow("bad", "end", "${decision == 'yes'}")
                    + Diagrams.flow("bad", "other", "${decision == 'maybe'}"));

    private static final String ASKING_TWICE = Diagrams.process(
            "asking-twice",
            Diagrams.start() + "<userTask id='ask' camunda:candidateGroups='operators'/>" + Faulty.task("")
                    + Faulty.edge("PT4 H") + Diagrams.flow("start", "ask") + Diagrams.flow("ask", "bad"));

    private static final String WAITING = Diagrams.process(
            "waiting",
            Diagrams.start() + "<receiveTask id='wait' messageRef='m'/><exclusiveGateway id='bad' name='Bad one'/>"
                    + "<endEvent id='end'/><endEvent id='other'/>" + Diagrams.flow("start", "wait")
                    + Diagrams.flow("wait", "bad") + Diagrams.flow("bad", "end", "${version == '3'}")
                    + Diagrams.flow("bad", "other", "${version == '4'}"));

    private static final String AT_ONCE = Diagrams.process(
            "at-once",
            Diagrams.start() + "<exclusiveGateway id='bad' name='Bad one'/><endEvent id='end'/><endEvent id='other'/>"
                    + Diagrams.flow("start", "bad") + Diagrams.flow("bad", "end", "${version == '3'}")
                    + Diagrams.flow("bad", "other", "${version == '4'}"));

    private static final String FAILING = Diagrams.process(
            "failing",
            Diagrams.begin() + "<serviceTask id='bad' camunda:delegateExpression='${failsAlways}'/>"
                    + Diagrams.flow("begin", "bad"));

    private static WildScene wild;
    private static TaskAnswers answers;

    @RegisterExtension
    static final BeforeAllCallback OPEN = context -> {
        wild = WildScene.of(context);
        answers = new TaskAnswers(wild.scene()::url);
        String errors = "<error id='e' errorCode='E'/><message id='m' name='go on'/>";
        Map<String, byte[]> files = Stream.concat(
                        Stream.of(CALLED, ASKING, ASKING_TWICE, WAITING, AT_ONCE, FAILING),
                        Arrays.stream(Faulty.values()).map(Faulty::process))
                .collect(Collectors.toMap(
                        process -> process.replaceFirst(".*?id='([^']*)'.*", "$1") + ".bpmn",
                        process -> Diagrams.file(errors + process).getBytes(StandardCharsets.UTF_8)));
        wild.deploy(files);
    };

    @AfterEach
    void clear() {
        wild.clear();
    }

    @ParameterizedTest
    @EnumSource
    void isAnIncidentAfterOneAttempt(Faulty mistake) {
        ProcessInstance release = wild.start(mistake.key(), Map.of());

        Incident incident = await().atMost(PATIENCE)
                .until(wild::incidents, found -> !found.isEmpty())
                .get(0);

        assertThat(incident.getIncidentMessage())
                .containsPattern(mistake.place())
                .contains(mistake.words())
                .contains("correct the diagram and move the release to it, or roll the release back")
                .doesNotContain("ENGINE-");
        assertThat(wild.teal(ManagementService.class)
                        .createJobQuery()
                        .processInstanceId(release.getId())
                        .list())
                .extracting(Job::getRetries)
                .containsOnly(0);
        assertThat(wild.teal(HistoryService.class)
                        .createHistoricJobLogQuery()
                        .processInstanceId(release.getId())
                        .failureLog()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStepThatFailsIsRepeated() {
        ProcessInstance release = wild.start("failing", Map.of());

        Job repeat = await().atMost(PATIENCE)
                .until(
                        () -> wild.teal(ManagementService.class)
                                .createJobQuery()
                                .processInstanceId(release.getId())
                                .withException()
                                .singleResult(),
                        job -> job != null);

        assertThat(repeat.getRetries()).isEqualTo(3);
        assertThat(repeat.getDuedate()).isInTheFuture();
        assertThat(wild.incidents()).isEmpty();
    }

    @Test
    void anAnswerThatTheDiagramCannotTakeIsExplainedAndShownUntilAnotherIsTaken() {
        ProcessInstance release = wild.start("asking", Map.of());
        String task = task(release);

        for (Said said : answers.byAllWays("adam", task, Map.of("decision", "no"))) {
            assertThat(said.status()).as(said.body()).isEqualTo(400);
            assertThat(said.body()).contains("Bad one", "(bad)", "no way out", "${decision == 'yes'}");
        }
        assertThat(wild.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getIncidentType()).isEqualTo("diagramFault");
            assertThat(incident.getActivityId()).isEqualTo("ask");
            assertThat(incident.getIncidentMessage()).contains("(bad) in 'The diagram asking' (asking)", "no way out");
        });

        assertThat(answers.byAllWays("adam", task, Map.of("decision", "yes")))
                .as("one of the ways is the first")
                .anySatisfy(taken -> assertThat(taken.status()).isBetween(200, 204));
        assertThat(wild.incidents()).isEmpty();
        assertThat(wild.teal(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processInstanceId(release.getId())
                        .count())
                .isZero();
    }

    @Test
    void aTaskThatCannotBeMadeIsExplainedToThePersonBeforeIt() {
        ProcessInstance release = wild.start("asking-twice", Map.of());

        Said said = answers.inTasklist("otto", task(release), Map.of());

        assertThat(said.status()).as(said.body()).isEqualTo(400);
        assertThat(said.body()).contains("Bad one", "PT4 H", "such as PT4H");
        assertThat(wild.incidents()).singleElement().returns("ask", Incident::getActivityId);
    }

    @Test
    void aMessageThatTheDiagramCannotTakeIsExplainedAndShownWhereItIsWaitedFor() {
        wild.start("waiting", Map.of());

        var said = wild.scene().engineRest("adam").post("/message", "{\"messageName\": \"go on\"}");

        assertThat(said.statusCode()).as(said.body()).isBetween(400, 500);
        assertThat(said.body()).contains("Bad one", "no way out");
        assertThat(wild.incidents()).singleElement().returns("wait", Incident::getActivityId);
    }

    @Test
    void aStartThatTheDiagramCannotTakeLeavesNothingBehind() {
        var said = wild.scene()
                .engineRest("adam")
                .post("/process-definition/key/at-once/start", "{\"variables\": {\"version\": {\"value\": \"2\"}}}");

        assertThat(said.statusCode()).as(said.body()).isBetween(400, 500);
        assertThat(said.body()).contains("Bad one", "no way out");
        assertThat(wild.incidents()).isEmpty();
    }

    private static String task(ProcessInstance release) {
        return wild.teal(TaskService.class)
                .createTaskQuery()
                .processInstanceId(release.getId())
                .singleResult()
                .getId();
    }
}
