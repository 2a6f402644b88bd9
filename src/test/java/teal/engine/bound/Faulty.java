package teal.engine.bound;

/** Diagrams with one mistake that the engine meets when it gets there: at the element {@code bad}, or at its edge. */
enum Faulty {
    INPUT("there is no variable 'clustr' here", step(parameter("input", "${clustr}"), "works")),
    OUTPUT("there is no variable 'clustr' here", step(parameter("output", "${clustr}"), "works")),
    LIST_OF_INPUTS(
            "there is no variable 'clustr' here",
            step(parameter("input", "<camunda:list><camunda:value>${clustr}</camunda:value></camunda:list>"), "works")),
    REFLECTION("found 'class'", step(parameter("input", "${''.class}"), "works")),
    TYPES("cannot be evaluated", step(parameter("input", "${'two' + 2}"), "works")),
    STEP("there is no variable 'swichTraffic' here", step("", "swichTraffic")),
    NO_STEP("did neither resolve to an implementation", step("", "version")),
    LISTENER(
            "there is no variable 'nobody' here",
            step("<camunda:executionListener event='start' delegateExpression='${nobody}'/>", "works")),
    LISTENER_AT_THE_END(
            "there is no variable 'nobody' here",
            step("<camunda:executionListener event='end' delegateExpression='${nobody}'/>", "works")),
    CONDITION("there is no variable 'aproved' here", gateway("${aproved == 'yes'}", "${true}")),
    CONDITION_OF_TEXT("a condition must give true or false; found a value of the kind String", gateway("yes", "no")),
    CONDITION_OF_NOTHING("a condition must give true or false; found nothing", gateway("${null}", "${true}")),
    NO_WAY_OUT("no way out: the condition of none of its flows is true", gateway("${1 == 2}", "${2 == 3}")),
    NO_WAY_OUT_OF_A_STEP(
            "no way out",
            step("", "works").replace(Diagrams.flow("bad", "end"), "") + Diagrams.flow("bad", "end", "${false}")),
    TIMER("found 'PT4 H'", timer("timeDuration", "PT4 H")),
    TIMER_OF_NOTHING("there is no variable 'howLong' here", timer("timeDuration", "${howLong}")),
    DATE("found 'tomorrow'", timer("timeDate", "tomorrow")),
    CYCLE("found the time 'R/5 minutes'", timer("timeCycle", "R/5 minutes")),
    BOUNDARY("found 'PT4 H'", task("") + edge("PT4 H")),
    DUE_DATE("found 'tomorrow'", task("camunda:dueDate='tomorrow'")),
    GROUP("there is no variable 'group' here", task("camunda:candidateGroups='${group}'")),
    COLLECTION("resolve to type 'Collection'", many("camunda:collection='${application}'", "")),
    COLLECTION_OF_NOTHING("'nodes' is not of the expected type 'Collection'", many("camunda:collection='nodes'", "")),
    CARDINALITY("a number is needed", many("", "<loopCardinality xsi:type='tFormalExpression'>abc</loopCardinality>")),
    LESS_THAN_NONE("must be positive", many("", "<loopCardinality xsi:type='tFormalExpression'>-1</loopCardinality>")),
    COMPLETION(
            "completionCondition",
            many(
                    "",
                    "<loopCardinality xsi:type='tFormalExpression'>2</loopCardinality>"
                            + "<completionCondition xsi:type='tFormalExpression'>${'yes'}</completionCondition>")),
    CALLED_NOWHERE("nowhere", call("nowhere", "")),
    CALLED_EXPRESSION("there is no variable 'process' here", call("${process}", "")),
    MAPPING(
            "there is no variable 'clustr' here",
            call("faulty-called", "<camunda:in sourceExpression='${clustr}' target='cluster'/>")),
    MAPPING_BACK(
            "there is no variable 'clustr' here",
            call("faulty-called", "<camunda:out sourceExpression='${clustr}' target='cluster'/>")),
    LONG_TEXT("found 4004 characters; allowed: up to 4000", step(parameter("input", "long".repeat(1_001)), "works")),
    UNCAUGHT("no error handler was defined", "<endEvent id='bad'><errorEventDefinition errorRef='e'/></endEvent>");

    private final String words;
    private final String body;

    Faulty(String words, String body) {
        this.words = words;
        this.body = body;
    }

    String key() {
        return "faulty-" + name().toLowerCase().replace('_', '-');
    }

    /** As a pattern. What is mapped back is evaluated in the process that was called. */
    String place() {
        String process = this == MAPPING_BACK ? "faulty-called" : key();
        return (this == MAPPING_BACK ? "end" : "\\(?bad\\)?") + " in 'The diagram " + process + "' \\(" + process
                + "\\), version";
    }

    String words() {
        return words;
    }

    /** The mistake behind a start whose first job gets there. */
    String process() {
        return Diagrams.process(
                key(),
                Diagrams.begin() + body + "<endEvent id='end'/>" + Diagrams.flow("begin", "bad")
                        + (body.contains("sourceRef='bad'") || this == UNCAUGHT ? "" : Diagrams.flow("bad", "end")));
    }

    private static String parameter(String direction, String value) {
        return "<camunda:inputOutput><camunda:" + direction + "Parameter name='x'>" + value + "</camunda:" + direction
                + "Parameter></camunda:inputOutput>";
    }

    private static String step(String extensions, String delegate) {
        return "<serviceTask id='bad' name='Bad one' camunda:delegateExpression='${" + delegate
                + "}'><extensionElements>" + extensions + "</extensionElements></serviceTask>";
    }

    private static String gateway(String first, String second) {
        return "<exclusiveGateway id='bad' name='Bad one'/><endEvent id='other'/>" + Diagrams.flow("bad", "end", first)
                + Diagrams.flow("bad", "other", second);
    }

    private static String timer(String kind, String text) {
        return "<intermediateCatchEvent id='bad' name='Bad one'>" + definition(kind, text)
                + "</intermediateCatchEvent>";
    }

    static String edge(String text) {
        return "<boundaryEvent id='edge' attachedToRef='bad'>" + definition("timeDuration", text)
                + "</boundaryEvent><endEvent id='late'/>" + Diagrams.flow("edge", "late");
    }

    private static String definition(String kind, String text) {
        return "<timerEventDefinition><" + kind + " xsi:type='tFormalExpression'>" + text + "</" + kind
                + "></timerEventDefinition>";
    }

    static String task(String attributes) {
        return "<userTask id='bad' name='Bad one' " + attributes + "/>";
    }

    private static String many(String attributes, String content) {
        return "<manualTask id='bad' name='Bad one'><multiInstanceLoopCharacteristics " + attributes + ">" + content
                + "</multiInstanceLoopCharacteristics></manualTask>";
    }

    private static String call(String process, String mapping) {
        return "<callActivity id='bad' name='Bad one' calledElement='" + process + "'><extensionElements>" + mapping
                + "</extensionElements></callActivity>";
    }
}
