package teal.engine.bound;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Diagrams that would never end, or grow without end. Each is one process, except for those that need a partner; what
 * comes first has the enum's name.
 */
enum Wild {
    CIRCLE_OF_GATEWAYS(
            "a|b", begin() + gateway("a") + gateway("b") + flow("begin", "a") + flow("a", "b") + flow("b", "a")),

    CIRCLE_BEHIND_A_PERSON(
            "a|b",
            start()
                    + task("ask")
                    + gateway("a")
                    + gateway("b")
                    + flow("start", "ask")
                    + flow("ask", "a")
                    + flow("a", "b")
                    + flow("b", "a")),

    CIRCLE_AT_THE_START(
            "a|b", start() + gateway("a") + gateway("b") + flow("start", "a") + flow("a", "b") + flow("b", "a")),

    CIRCLE_OF_LINKS(
            "there|here",
            begin() + "<intermediateThrowEvent id='there'><linkEventDefinition name='x'/></intermediateThrowEvent>"
                    + "<intermediateCatchEvent id='here'><linkEventDefinition name='x'/></intermediateCatchEvent>"
                    + flow("begin", "there") + flow("here", "there")),

    CIRCLE_OF_FORKS(
            "a|b",
            begin() + gateway("a") + fork("b") + flow("begin", "a") + flow("a", "b") + flow("b", "a")
                    + "<sequenceFlow id='again' sourceRef='b' targetRef='a'/>"),

    CIRCLE_OF_JOBS(
            "a",
            begin() + "<exclusiveGateway id='a' camunda:asyncBefore='true'/>" + flow("begin", "a") + flow("a", "a")),

    FORKING_JOBS(
            "a|b",
            begin() + "<exclusiveGateway id='a' camunda:asyncBefore='true'/>" + fork("b") + flow("begin", "a")
                    + flow("a", "b") + flow("b", "a") + "<sequenceFlow id='again' sourceRef='b' targetRef='a'/>"),

    CONDITION_THAT_MEETS_ITSELF(
            "counted|again|begun|first",
            begin() + "<subProcess id='again' triggeredByEvent='true'>"
                    + "<startEvent id='begun' isInterrupting='false'><conditionalEventDefinition>"
                    + "<condition xsi:type='tFormalExpression'>${n &gt; 0}</condition></conditionalEventDefinition></startEvent>"
                    + counting("counted") + flow("begun", "counted") + "</subProcess>"
                    + counting("first") + task("ask") + flow("begin", "first") + flow("first", "ask")),

    SIGNAL_TO_ITSELF(
            "again|begun|thrown|first",
            signal("s"),
            begin() + "<subProcess id='again' triggeredByEvent='true'>"
                    + "<startEvent id='begun' isInterrupting='false'><signalEventDefinition signalRef='s'/></startEvent>"
                    + throwing("thrown", "s") + flow("begun", "thrown") + "</subProcess>"
                    + throwing("first", "s") + task("ask") + flow("begin", "first") + flow("first", "ask")),

    PING_PONG(
            "thrown|answered|begin|pinged|ponged",
            signal("ping") + signal("pong"),
            begin()
                    + startOn("ponged", "pong")
                    + throwing("thrown", "ping")
                    + flow("begin", "thrown")
                    + flow("ponged", "thrown"),
            startOn("pinged", "ping") + throwing("answered", "pong") + flow("pinged", "answered")),

    PING_PONG_OF_JOBS(
            "thrown|answered|begin|pinged|ponged",
            signal("ping2") + signal("pong2"),
            begin()
                    + startOn("ponged", "pong2")
                    + throwingByJob("thrown", "ping2")
                    + flow("begin", "thrown")
                    + flow("ponged", "thrown"),
            startOn("pinged", "ping2") + throwingByJob("answered", "pong2") + flow("pinged", "answered")),

    CALLS_ITSELF("again|start", start() + "<callActivity id='again' calledElement='KEY'/>" + flow("start", "again")),

    CALLS_ITSELF_BY_JOBS(
            "again|start",
            start() + "<callActivity id='again' calledElement='KEY' camunda:asyncBefore='true'><extensionElements>"
                    + "<camunda:in variables='all'/></extensionElements></callActivity>" + flow("start", "again")),

    REMINDER_EVERY_MILLISECOND("due", reminding("R/PT0.001S")),

    REMINDER_FOR_FIFTY_YEARS("due", reminding("R/1976-11-29T10:00:00Z/P0DT0.001S")),

    REMINDER_WITHOUT_A_PAUSE("ask", reminding("R/PT0S")),

    REMINDER_COUNTED_FROM_THE_END("ask", reminding("R/PT0.001S/2126-11-29T10:00:00Z")),

    PAUSE_THAT_REPEATS("pause", begin() + pause("R2000000000/PT0S") + flow("begin", "pause")),

    TIMER_WITHIN_A_CIRCLE(
            "pause|a",
            start()
                    + pause("PT0.001S")
                    + gateway("a")
                    + flow("start", "pause")
                    + flow("pause", "a")
                    + flow("a", "pause")),

    ERROR_BACK_TO_ITS_STEP(
            "step|failed",
            start() + "<serviceTask id='step' camunda:asyncBefore='true' camunda:delegateExpression='${runCommand}'/>"
                    + "<boundaryEvent id='failed' attachedToRef='step'><errorEventDefinition/></boundaryEvent>"
                    + flow("start", "step") + flow("failed", "step")),

    ERROR_BACK_WITHOUT_A_JOB(
            "step|failed|inner|bad",
            "<error id='e' errorCode='E'/>",
            begin()
                    + "<subProcess id='step'><startEvent id='inner'/><endEvent id='bad'><errorEventDefinition errorRef='e'/>"
                    + "</endEvent>" + flow("inner", "bad") + "</subProcess>"
                    + "<boundaryEvent id='failed' attachedToRef='step'><errorEventDefinition errorRef='e'/></boundaryEvent>"
                    + flow("begin", "step") + flow("failed", "step")),

    BOUND_CAUGHT_AS_AN_ERROR(
            "step|failed|a|inner",
            "<error id='all' errorCode='java.lang.Throwable'/>",
            begin() + "<subProcess id='step'><startEvent id='inner'/>" + gateway("a") + flow("inner", "a")
                    + flow("a", "a")
                    + "</subProcess>"
                    + "<boundaryEvent id='failed' attachedToRef='step'><errorEventDefinition errorRef='all'/></boundaryEvent>"
                    + task("ask") + flow("begin", "step") + flow("failed", "ask")),

    TEXT_THAT_DOUBLES(
            "a",
            begin()
                    + setting("first", "x", "0123456789")
                    + setting("a", "x", "${x}${x}")
                    + flow("begin", "first")
                    + flow("first", "a")
                    + flow("a", "a")),

    LIST_THAT_DOUBLES(
            "a",
            begin()
                    + setting("first", "x", "0123456789")
                    + setting(
                            "a",
                            "x",
                            "<camunda:list><camunda:value>${x}</camunda:value>"
                                    + "<camunda:value>${x}</camunda:value></camunda:list>")
                    + flow("begin", "first")
                    + flow("first", "a")
                    + flow("a", "a")),

    A_THOUSAND_MILLION_AT_ONCE("many", begin() + many(false, 1_000_000_000, "") + flow("begin", "many")),

    A_THOUSAND_MILLION_IN_A_ROW("many", begin() + many(true, 1_000_000_000, "") + flow("begin", "many")),

    A_THOUSAND_MILLION_JOBS(
            "many", begin() + many(false, 1_000_000_000, "camunda:asyncBefore='true'") + flow("begin", "many")),

    MANY_TIMES_MANY(
            "many|outer|inner",
            begin() + "<subProcess id='outer'><multiInstanceLoopCharacteristics isSequential='true'>"
                    + "<loopCardinality xsi:type='tFormalExpression'>900</loopCardinality></multiInstanceLoopCharacteristics>"
                    + "<startEvent id='inner'/>" + many(true, 900, "") + flow("inner", "many") + "</subProcess>"
                    + flow("begin", "outer")),

    VARIABLES_WITHOUT_END(
            "a",
            begin() + "<intermediateThrowEvent id='a'><extensionElements><camunda:inputOutput>"
                    + Stream.iterate(1, n -> n + 1)
                            .limit(40)
                            .map(n -> "<camunda:inputParameter name='v" + n + "'>x</camunda:inputParameter>")
                            .collect(Collectors.joining())
                    + "</camunda:inputOutput></extensionElements></intermediateThrowEvent>" + flow("begin", "a")
                    + flow("a", "a")),

    HUGE_RETRY_CYCLE(
            "step",
            start() + "<serviceTask id='step' camunda:asyncBefore='true' camunda:delegateExpression='${failsAlways}'>"
                    + "<extensionElements><camunda:failedJobRetryTimeCycle>R2000000000/PT0S</camunda:failedJobRetryTimeCycle>"
                    + "</extensionElements></serviceTask>" + flow("start", "step")),

    MESSAGE_THAT_STARTS_ANOTHER(
            "thrown|called",
            "<message id='m' name='another'/>",
            "<startEvent id='begin' camunda:asyncBefore='true'/>"
                    + "<startEvent id='called'><messageEventDefinition messageRef='m'/></startEvent>"
                    + "<endEvent id='thrown'><messageEventDefinition messageRef='m' camunda:delegateExpression='${startsAnother}'/></endEvent>"
                    + flow("begin", "thrown") + flow("called", "thrown"));

    private final String elements;
    private final String outside;
    private final String[] bodies;

    Wild(String elements, String body) {
        this(elements, "", body);
    }

    Wild(String elements, String outside, String... bodies) {
        this.elements = elements;
        this.outside = outside;
        this.bodies = bodies;
    }

    /** The process's key. */
    String key() {
        return name().toLowerCase().replace('_', '-');
    }

    /** The ids of the elements that may be named, as a regular expression. */
    String element() {
        return elements;
    }

    /** Whether everything happens in the transaction that starts it. */
    boolean refusesTheStart() {
        return this == CIRCLE_AT_THE_START || this == CALLS_ITSELF;
    }

    boolean asks() {
        return this == CIRCLE_BEHIND_A_PERSON;
    }

    Map<String, byte[]> file() {
        StringBuilder processes = new StringBuilder(outside);
        for (int i = 0; i < bodies.length; i++) {
            String key = key() + (i == 0 ? "" : "-partner");
            processes.append(Diagrams.process(key, bodies[i].replace("KEY", key())));
        }
        return Map.of(key() + ".bpmn", Diagrams.file(processes.toString()).getBytes(StandardCharsets.UTF_8));
    }

    private static String start() {
        return Diagrams.start();
    }

    /** A start whose first job does all that follows. */
    private static String begin() {
        return Diagrams.begin();
    }

    private static String gateway(String id) {
        return "<exclusiveGateway id='" + id + "'/>";
    }

    private static String fork(String id) {
        return "<parallelGateway id='" + id + "'/>";
    }

    private static String task(String id) {
        return "<userTask id='" + id + "' camunda:candidateGroups='operators'/>";
    }

    private static String flow(String from, String to) {
        return Diagrams.flow(from, to);
    }

    private static String signal(String id) {
        return "<signal id='" + id + "' name='" + id + "'/>";
    }

    private static String throwing(String id, String signal) {
        return "<intermediateThrowEvent id='" + id + "'><signalEventDefinition signalRef='" + signal
                + "'/></intermediateThrowEvent>";
    }

    private static String throwingByJob(String id, String signal) {
        return throwing(id, signal).replace("Event id", "Event camunda:asyncBefore='true' id");
    }

    private static String startOn(String id, String signal) {
        return "<startEvent id='" + id + "'><signalEventDefinition signalRef='" + signal + "'/></startEvent>";
    }

    private static String reminding(String cycle) {
        return begin() + task("ask") + "<boundaryEvent id='due' cancelActivity='false' attachedToRef='ask'>"
                + "<timerEventDefinition><timeCycle xsi:type='tFormalExpression'>" + cycle
                + "</timeCycle></timerEventDefinition></boundaryEvent><endEvent id='reminded'/>" + flow("begin", "ask")
                + flow("due", "reminded");
    }

    private static String pause(String duration) {
        return "<intermediateCatchEvent id='pause'><timerEventDefinition><timeDuration xsi:type='tFormalExpression'>"
                + duration + "</timeDuration></timerEventDefinition></intermediateCatchEvent>";
    }

    private static String counting(String id) {
        return setting(id, "n", "${1 + 1}");
    }

    private static String setting(String id, String variable, String value) {
        return Diagrams.setting(id, variable, value);
    }

    private static String many(boolean inARow, int times, String more) {
        return "<manualTask id='many'><multiInstanceLoopCharacteristics " + more
                + " isSequential='" + inARow + "'><loopCardinality xsi:type='tFormalExpression'>" + times
                + "</loopCardinality></multiInstanceLoopCharacteristics></manualTask>";
    }
}
