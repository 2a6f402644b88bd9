package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static teal.rules.SmallDiagram.diagram;
import static teal.rules.SmallDiagram.elements;
import static teal.rules.SmallDiagram.flow;
import static teal.rules.SmallDiagram.messages;
import static teal.rules.SmallDiagram.mistakes;
import static teal.rules.SmallDiagram.node;
import static teal.rules.SmallDiagram.read;
import static teal.rules.SmallDiagram.step;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.ReleaseState;

/** Single lines of rules that follow paths, each by a diagram of a few elements that is about nothing else. */
class SmallPathsTest {

    private static final String START = "<bpmn:startEvent id='s'/>";

    /** Any other time may be over before the last resolver has forgotten the old address. */
    @ParameterizedTest
    @CsvSource({"${cachesExpireAt}, false", "${switchedAt}, true", "2026-12-01T22:00:00Z, true"})
    void whoWaitsForAnotherTimeThanThatOfTheCachesDoesNotWaitForThem(String time, boolean missing) throws Unreadable {
        String wait = "<bpmn:intermediateCatchEvent id='w'><bpmn:timerEventDefinition><bpmn:timeDate>" + time
                + "</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
        String body = START
                + step("switch", "switchTraffic")
                + wait
                + step("change", "activateVersion")
                + flow("s", "switch")
                + flow("switch", "w")
                + flow("w", "change");

        assertThat(messages(GuardsKept.asWarning(), body).stream().anyMatch(message -> message.contains("caches")))
                .isEqualTo(missing);
    }

    @Test
    void whoLeavesTheWaitOutHasNoTimerAtAll() throws Unreadable {
        String body = START + step("switch", "switchTraffic") + "<bpmn:userTask id='w'/>"
                + step("change", "activateVersion") + flow("s", "switch") + flow("switch", "w") + flow("w", "change");

        assertThat(messages(GuardsKept.asWarning(), body))
                .anySatisfy(message -> assertThat(message).contains("caches"));
    }

    @ParameterizedTest
    @CsvSource({"serviceTask, true", "callActivity, true", "userTask, false"})
    void stepsAndCallsAreSavedBefore(String element, boolean needed) throws Unreadable {
        assertThat(elements(new SavedBefore(), "<bpmn:" + element + " id='e'/>"))
                .isEqualTo(needed ? List.of("e") : List.of());
        assertThat(elements(new SavedBefore(), "<bpmn:" + element + " id='e' camunda:asyncBefore='true'/>"))
                .isEmpty();
        assertThat(elements(new SavedBefore(), "<bpmn:" + element + " id='e' camunda:asyncBefore='false'/>"))
                .isEqualTo(needed ? List.of("e") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "2, 1"})
    void aFileHasOneProcess(int processes, int mistakes) throws Unreadable {
        String all =
                "<bpmn:process id='p' isExecutable='true'/>".repeat(processes).replaceFirst("'p'", "'first'");

        assertThat(mistakes(new OneProcess(), read(all), CallFacts.UNKNOWN)).hasSize(mistakes);
    }

    @ParameterizedTest
    @CsvSource({
        "intermediateThrowEvent, same, true",
        "endEvent, same, true",
        "endEvent, other, false",
        "intermediateCatchEvent, same, false"
    })
    void aSignalThatIsWaitedForIsThrownInTheSameDiagram(String element, String signal, boolean ends) throws Unreadable {
        String body = signal("intermediateCatchEvent", "wait", "same") + signal(element, "e", signal);

        assertThat(elements(new WaitsEnd(), body)).isEqualTo(ends ? List.of() : ends(element));
    }

    private static List<String> ends(String element) {
        return element.equals("intermediateCatchEvent") ? List.of("wait", "e") : List.of("wait");
    }

    private static String signal(String element, String id, String signal) {
        return "<bpmn:" + element + " id='" + id + "'><bpmn:signalEventDefinition signalRef='" + signal + "'/></bpmn:"
                + element + ">";
    }

    /** The watch throws two errors of its own, and each step the third. */
    @ParameterizedTest
    @CsvSource({
        "errorEventDefinition errorRef='bad', 'STEP_FAILED, ROLL_BACK_DECIDED'",
        "errorEventDefinition, ''",
        "timerEventDefinition, 'LIVE_TRAFFIC_BAD, STEP_FAILED, ROLL_BACK_DECIDED'",
        "signalEventDefinition, 'LIVE_TRAFFIC_BAD, STEP_FAILED, ROLL_BACK_DECIDED'"
    })
    void anErrorIsCaughtByAnEventForItAlone(String event, String open) throws Unreadable {
        Diagram diagram = read("<bpmn:error id='bad' errorCode='LIVE_TRAFFIC_BAD'/><bpmn:process id='p'>"
                + step("t", "watchTraffic") + "<bpmn:boundaryEvent id='b' attachedToRef='t'><bpmn:" + event
                + "/></bpmn:boundaryEvent></bpmn:process>");

        assertThat(String.join(", ", new Errors(diagram, process -> CallFacts.UNKNOWN).uncaught(node(diagram, "t"))))
                .isEqualTo(open);
    }

    /** It catches what happens beside it, and not what happens inside of it. */
    @Test
    void anEventSubprocessDoesNotCatchItsOwnErrors() throws Unreadable {
        String catches = "<bpmn:startEvent id='e'><bpmn:errorEventDefinition/></bpmn:startEvent>";
        Diagram diagram = diagram(step("beside", "watchTraffic") + "<bpmn:subProcess id='sub' triggeredByEvent='true'>"
                + catches + step("inside", "watchTraffic") + "</bpmn:subProcess>");
        Errors errors = new Errors(diagram, process -> CallFacts.UNKNOWN);

        assertThat(errors.uncaught(node(diagram, "beside"))).isEmpty();
        assertThat(errors.uncaught(node(diagram, "inside"))).hasSize(3);
    }

    /** All ways of a parallel gateway are taken, whatever stands at them. */
    @ParameterizedTest
    @ValueSource(strings = {"exclusiveGateway", "inclusiveGateway", "parallelGateway"})
    void onlyGatewaysThatChooseLookAtConditions(String gateway) throws Unreadable {
        Diagram diagram = diagram("<bpmn:" + gateway + " id='g'/><bpmn:task id='yes'/><bpmn:task id='else'/>"
                + "<bpmn:sequenceFlow id='f' sourceRef='g' targetRef='yes'><bpmn:conditionExpression>${approved == 'yes'}"
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>" + flow("g", "else"));
        boolean chooses = !gateway.equals("parallelGateway");

        assertThat(taken(diagram, "yes")).isEqualTo(chooses ? List.of("yes") : List.of("yes", "else"));
        assertThat(taken(diagram, "no")).isEqualTo(chooses ? List.of("else") : List.of("yes", "else"));
    }

    private static List<String> taken(Diagram diagram, String approved) {
        return Conditions.possible(node(diagram, "g"), Map.of("approved", approved)).stream()
                .map(flow -> flow.to().id())
                .toList();
    }

    @Test
    void aCallOfWhatAuthorsDrewMayHaveChangedSomethingWhenItFails() throws Unreadable {
        String body = START + "<bpmn:callActivity id='c' calledElement='other'/>"
                + "<bpmn:boundaryEvent id='b' attachedToRef='c'><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                + "<bpmn:endEvent id='refused' name='" + ReleaseState.REFUSED.endEvent()
                + "'/><bpmn:endEvent id='good' name='" + ReleaseState.ROLLED_BACK.endEvent() + "'/>"
                + flow("s", "c") + flow("b", "refused") + flow("c", "good");
        Diagram diagram = read("<bpmn:process id='p' camunda:isStartableInTasklist='true'>" + body + "</bpmn:process>");

        assertThat(wrongEnds(diagram, new CallFacts(List.of(), true, false, false, false, List.of(), List.of())))
                .containsExactly("refused");
        assertThat(wrongEnds(diagram, new CallFacts(List.of(), false, false, true, false, List.of(), List.of())))
                .containsExactly("refused");
        assertThat(wrongEnds(diagram, CallFacts.UNKNOWN)).isEmpty();
    }

    private static List<String> wrongEnds(Diagram diagram, CallFacts called) {
        return mistakes(new EndsTrue(), diagram, called).stream()
                .map(Mistake::element)
                .toList();
    }
}
