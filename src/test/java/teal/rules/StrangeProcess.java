package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A release process that nobody would draw on purpose, but that BPMN allows: steps and waits of all kinds in random order,
 * with right and wrong inputs, conditions, timers, forms and mappings. The same seed draws the same.
 */
final class StrangeProcess {

    static final String FILE = "blue-green-release.bpmn";

    /** How the ids of tasks begin whose answer is an approval. */
    static final String APPROVAL = "UserTask_Approve";

    private static final int DEEPEST = 2;

    private static final List<String> CONDITIONS = List.of(
            "${anythingMissing}",
            "${secondMissing}",
            "${approved == 'yes'}",
            "${!askAgain &amp;&amp; approved == 'yes'}",
            "${decision == 'retry'}",
            "${aproved == 'yes'}",
            "${version}",
            "${1 == 1}",
            "${true}",
            "${false}",
            "${plan.first}",
            "${planRelease}",
            "yes");

    private static final List<String> TIMES = List.of(
            "<bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>PT0.3S</bpmn:timeDuration>",
            "<bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>PT1S</bpmn:timeDuration>",
            "<bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>PT1H</bpmn:timeDuration>",
            "<bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>PT4 H</bpmn:timeDuration>",
            "<bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>${expireAfter}</bpmn:timeDuration>",
            "<bpmn:timeDate xsi:type='bpmn:tFormalExpression'>tomorrow</bpmn:timeDate>",
            "<bpmn:timeDate xsi:type='bpmn:tFormalExpression'>2020-01-01T00:00:00Z</bpmn:timeDate>",
            "<bpmn:timeCycle xsi:type='bpmn:tFormalExpression'>R3/PT0.5S</bpmn:timeCycle>");

    private static final List<String> INPUTS = List.of(
            "<camunda:inputParameter name='application'>${application}</camunda:inputParameter>",
            "<camunda:inputParameter name='application'>other</camunda:inputParameter>",
            "<camunda:inputParameter name='cluster'>${first}</camunda:inputParameter>",
            "<camunda:inputParameter name='cluster'>${second}</camunda:inputParameter>",
            "<camunda:inputParameter name='cluster'>${clustr}</camunda:inputParameter>",
            "<camunda:inputParameter name='cluster'>blue</camunda:inputParameter>",
            "<camunda:inputParameter name='to'>other</camunda:inputParameter>",
            "<camunda:inputParameter name='to'>home</camunda:inputParameter>",
            "<camunda:inputParameter name='to'>nowhere</camunda:inputParameter>",
            "<camunda:inputParameter name='node'>green-1</camunda:inputParameter>",
            "<camunda:inputParameter name='node'>${node}</camunda:inputParameter>",
            "<camunda:inputParameter name='task'>migrate</camunda:inputParameter>",
            "<camunda:inputParameter name='restore'>${true}</camunda:inputParameter>",
            "<camunda:inputParameter name='planned'>${false}</camunda:inputParameter>",
            "<camunda:inputParameter name='plan'>none</camunda:inputParameter>",
            "<camunda:inputParameter name='approvedArtifact'>x</camunda:inputParameter>",
            "<camunda:outputParameter name='approved'>yes</camunda:outputParameter>",
            "<camunda:outputParameter name='cluster'>${first}</camunda:outputParameter>",
            "<camunda:outputParameter name='restore'>${true}</camunda:outputParameter>");

    private static final String COMMON = "<camunda:in businessKey='#{execution.processBusinessKey}'/>"
            + "<camunda:in source='application' target='application'/><camunda:in source='version' target='version'/>"
            + "<camunda:in source='release' target='release'/><camunda:in source='plan' target='plan'/>";

    private final Random random;
    private final long seed;
    private final List<BiFunction<Integer, String, String>> blocks = List.of(
            (depth, from) -> step(from),
            (depth, from) -> step(from),
            (depth, from) -> call(from),
            (depth, from) -> question(from),
            (depth, from) -> question(from),
            (depth, from) -> wait(from),
            (depth, from) -> wait(from),
            (depth, from) -> choice(from),
            this::fork,
            this::race,
            this::inside,
            (depth, from) -> loop(from));
    private StringBuilder out = new StringBuilder();
    private int number;

    private StrangeProcess(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    static String draw(long seed) {
        return new StrangeProcess(seed).process();
    }

    private String process() {
        add("<bpmn:startEvent id='Start' camunda:formRef='request-release' camunda:formRefBinding='deployment'/>");
        String last = "Start";
        // Most releases get somewhere, so that there is something to roll back.
        boolean sensible = random.nextInt(10) < 6;
        if (random.nextInt(10) > 0) {
            last = next(last, planned());
        }
        if (sensible) {
            last = some(0, last, 1);
            last = next(last, upgrade("first"));
            last = some(0, last, 1);
            last = random.nextInt(4) > 0 ? approval(last) : last;
            last = some(0, last, 1);
            last = random.nextInt(4) > 0 ? next(last, upgrade("second")) : last;
        }
        last = some(0, last, sensible ? 2 : 5);
        end(last);
        if (random.nextInt(4) == 0) {
            eventSubProcess();
        }
        return "<?xml version='1.0' encoding='UTF-8'?><bpmn:definitions"
                + " xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='Definitions'"
                + " targetNamespace='http://bpmn.io/schema/bpmn'>"
                + "<bpmn:message id='Message' name='message-" + seed + "'/>"
                + "<bpmn:signal id='Signal' name='signal-" + seed + "'/>"
                + "<bpmn:error id='Error' name='Error' errorCode='"
                + any("STEP_FAILED", "ROLL_BACK_DECIDED", "OWN", "CHECK_FAILED", "RELEASE_REFUSED") + "'/>"
                + "<bpmn:escalation id='Escalation' name='Escalation' escalationCode='up'/>"
                + "<bpmn:process id='blue-green-release' name='Strange' isExecutable='true'"
                + " camunda:historyTimeToLive='P180D'>" + out + "</bpmn:process></bpmn:definitions>";
    }

    private String some(int depth, String from, int most) {
        String last = from;
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            last = blocks.get(random.nextInt(blocks.size())).apply(depth, last);
        }
        return last;
    }

    private String planned() {
        String id = id("Task");
        add("<bpmn:serviceTask id='" + id + "' name='Plan' camunda:asyncBefore='true'"
                + " camunda:delegateExpression='${planRelease}'><bpmn:extensionElements><camunda:inputOutput>"
                + INPUTS.get(0) + "</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>");
        return id;
    }

    private String upgrade(String which) {
        return called(
                "cluster-upgrade",
                COMMON + "<camunda:in source='" + which + "' target='cluster'/>"
                        + "<camunda:in sourceExpression='${false}' target='restore'/>");
    }

    private String approval(String from) {
        String id = id(APPROVAL);
        add("<bpmn:userTask id='" + id + "' name='Approve' camunda:asyncBefore='true'"
                + " camunda:formRef='approve-switch' camunda:formRefBinding='deployment'"
                + " camunda:candidateGroups='approvers'><bpmn:extensionElements><camunda:inputOutput>"
                + "<camunda:inputParameter name='approved'/><camunda:inputParameter name='comment'/>"
                + "<camunda:outputParameter name='approved'>${approved}</camunda:outputParameter>"
                + "<camunda:outputParameter name='comment'>${comment}</camunda:outputParameter>"
                + "</camunda:inputOutput><camunda:taskListener delegateExpression='${askApprovers}' event='create'/>"
                + "<camunda:taskListener delegateExpression='${keepApproval}' event='complete'/>"
                + "</bpmn:extensionElements></bpmn:userTask>");
        return next(from, id);
    }

    private String step(String from) {
        String id = id("Task");
        List<StepDefinition> all = Steps.all();
        String bean = random.nextInt(12) == 0
                ? any("nothing", "establishOutcome", "runtimeService", "raiseIncident")
                : all.get(random.nextInt(all.size())).name();
        add("<bpmn:serviceTask id='" + id + "' name='" + bean + "'" + background(3)
                + " camunda:delegateExpression='${" + bean + "}'>"
                + multiple(extension("<camunda:inputOutput>" + inputs() + "</camunda:inputOutput>"))
                + "</bpmn:serviceTask>");
        edge(id);
        return next(from, id);
    }

    private String inputs() {
        List<String> chosen = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> INPUTS.get(random.nextInt(INPUTS.size())))
                .distinct()
                .toList();
        return (random.nextBoolean() ? INPUTS.get(0) : "")
                + chosen.stream().filter(input -> !input.equals(INPUTS.get(0))).collect(Collectors.joining());
    }

    private String call(String from) {
        String process = any(
                "cluster-upgrade",
                "cluster-upgrade",
                "rollback",
                "rollback",
                "rolling-deployment",
                "wait-for-caches",
                "wait-out-freeze",
                "missing");
        String cluster = any(
                "<camunda:in source='first' target='cluster'/>",
                "<camunda:in source='second' target='cluster'/>",
                "<camunda:in source='clustr' target='cluster'/>",
                "<camunda:in sourceExpression='${clustr}' target='cluster'/>",
                "<camunda:in source='first' target='first'/><camunda:in source='second' target='second'/>",
                "");
        String restore = any(
                "<camunda:in sourceExpression='${true}' target='restore'/>",
                "<camunda:in sourceExpression='${false}' target='restore'/>",
                "");
        String rest = any(COMMON, COMMON, COMMON, "<camunda:in variables='all'/>", "");
        String id = called(process, rest + cluster + restore);
        edge(id);
        return next(from, id);
    }

    private String called(String process, String mappings) {
        String id = id("CallActivity");
        add("<bpmn:callActivity id='" + id + "' name='" + process + "'" + background(6) + " calledElement='" + process
                + "' camunda:calledElementBinding='deployment'>" + extension(mappings) + "</bpmn:callActivity>");
        return id;
    }

    private String question(String from) {
        String listeners = any(
                "",
                "",
                "<camunda:taskListener event='create' delegateExpression='${raiseIncident}'/>",
                "<camunda:taskListener event='complete' delegateExpression='${keepDecision}'/>",
                "<camunda:taskListener event='create' delegateExpression='${askApprovers}'/>"
                        + "<camunda:taskListener event='complete' delegateExpression='${keepApproval}'/>");
        String id = id(listeners.contains("keepApproval") ? APPROVAL : "UserTask");
        add("<bpmn:userTask id='" + id + "' name='" + id + "'"
                + any(
                        "",
                        " camunda:candidateGroups='operators'",
                        " camunda:candidateGroups='approvers'",
                        " camunda:candidateGroups='nobody-at-all'",
                        " camunda:candidateGroups='${grup}'",
                        " camunda:assignee='somebody'",
                        " camunda:candidateUsers='otto'")
                + any("", "", " camunda:dueDate='tomorrow'", " camunda:dueDate='${plan}'")
                + any(
                        "",
                        " camunda:formRef='decide-plan' camunda:formRefBinding='deployment'",
                        " camunda:formRef='approve-switch' camunda:formRefBinding='deployment'",
                        " camunda:formRef='missing' camunda:formRefBinding='deployment'")
                + background(2) + ">"
                + multiple(extension(listeners))
                + "</bpmn:userTask>");
        edge(id);
        return next(from, id);
    }

    private String wait(String from) {
        String id = id("Wait");
        switch (random.nextInt(7)) {
            case 0 -> add("<bpmn:receiveTask id='" + id + "' name='" + id + "' messageRef='Message'/>");
            case 1 ->
                add("<bpmn:serviceTask id='" + id + "' name='" + id + "' camunda:type='external' camunda:topic='t'/>");
            case 2 ->
                add("<bpmn:intermediateThrowEvent id='" + id + "'>"
                        + any(
                                "<bpmn:signalEventDefinition signalRef='Signal'/>",
                                "<bpmn:escalationEventDefinition escalationRef='Escalation'/>",
                                "")
                        + "</bpmn:intermediateThrowEvent>");
            default ->
                add("<bpmn:intermediateCatchEvent id='" + id + "' name='" + id + "'" + background(1) + ">"
                        + event(false) + "</bpmn:intermediateCatchEvent>");
        }
        return next(from, id);
    }

    /** What is waited for. */
    private String event(boolean errors) {
        return switch (random.nextInt(errors ? 7 : 5)) {
            case 0 -> "<bpmn:messageEventDefinition messageRef='Message'/>";
            case 1 -> "<bpmn:signalEventDefinition signalRef='Signal'/>";
            case 2 ->
                "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type='bpmn:tFormalExpression'>"
                        + any(CONDITIONS.toArray(String[]::new))
                        + "</bpmn:condition></bpmn:conditionalEventDefinition>";
            case 3, 4 ->
                "<bpmn:timerEventDefinition>" + any(TIMES.toArray(String[]::new)) + "</bpmn:timerEventDefinition>";
            case 5 -> "<bpmn:errorEventDefinition/>";
            default -> "<bpmn:errorEventDefinition errorRef='Error'/>";
        };
    }

    private String choice(String from) {
        String id = next(from, gateway(any("exclusiveGateway", "inclusiveGateway")));
        String join = gateway("exclusiveGateway");
        flow(id, join, any(CONDITIONS.toArray(String[]::new)));
        String other = step(flowFrom(id, any(CONDITIONS.toArray(String[]::new))));
        flow(other, join, "");
        if (random.nextBoolean()) {
            flow(id, join, "${true}");
        }
        return join;
    }

    private String fork(int depth, String from) {
        if (depth >= DEEPEST) {
            return step(from);
        }
        String kind = any("parallelGateway", "inclusiveGateway");
        String id = next(from, gateway(kind));
        String join = gateway(any("parallelGateway", kind, "exclusiveGateway"));
        int ways = 2 + random.nextInt(2);
        for (int way = 0; way < ways; way++) {
            String last = some(depth + 1, task(id), 2);
            if (random.nextInt(6) > 0) {
                flow(last, join, "");
            } else {
                end(last);
            }
        }
        return join;
    }

    private String race(int depth, String from) {
        String id = next(from, gateway("eventBasedGateway"));
        String join = gateway("exclusiveGateway");
        for (int way = 0; way < 2; way++) {
            String caught = id("Wait");
            add("<bpmn:intermediateCatchEvent id='" + caught + "' name='" + caught + "'>" + event(false)
                    + "</bpmn:intermediateCatchEvent>");
            flow(id, caught, "");
            flow(some(depth + 1, caught, 1), join, "");
        }
        return join;
    }

    private String inside(int depth, String from) {
        if (depth >= DEEPEST) {
            return wait(from);
        }
        String id = id("SubProcess");
        StringBuilder outer = out;
        out = new StringBuilder();
        String start = id("Start");
        add("<bpmn:startEvent id='" + start + "'/>");
        end(some(depth + 1, task(start), 3));
        if (random.nextInt(5) == 0) {
            eventSubProcess();
        }
        String inner = out.toString();
        out = outer;
        String kind = any("subProcess", "subProcess", "transaction");
        add("<bpmn:" + kind + " id='" + id + "' name='" + id + "'" + background(1) + ">" + multiple("") + inner
                + "</bpmn:" + kind + ">");
        edge(id);
        return next(from, id);
    }

    /** A part that repeats: through a job, so that each round is a transaction of its own. */
    private String loop(String from) {
        String entry = next(from, gateway("exclusiveGateway"));
        String body = random.nextBoolean() ? question(entry) : task(entry);
        String id = next(body, gateway("exclusiveGateway"));
        flow(id, entry, any("${true}", "${decision == 'retry'}", "${anythingMissing}", "${1 == 1}"));
        return flowFrom(id, "${approved == 'yes' || decision == 'goOn'}");
    }

    /** A task that does nothing, in a job of its own. */
    private String task(String from) {
        String id = id("Task");
        add("<bpmn:task id='" + id + "' name='" + id + "' camunda:asyncBefore='true'/>");
        return next(from, id);
    }

    private String flowFrom(String gateway, String condition) {
        String id = id("Task");
        add("<bpmn:task id='" + id + "' name='" + id + "'/>");
        flow(gateway, id, condition);
        return id;
    }

    /** Now and then, something hangs on an activity's edge. */
    private void edge(String activity) {
        if (random.nextInt(3) > 0) {
            return;
        }
        String id = id("Event");
        String event = event(true);
        boolean goesOn = !event.contains("error") && random.nextBoolean();
        add("<bpmn:boundaryEvent id='" + id + "' attachedToRef='" + activity + "' cancelActivity='" + !goesOn + "'>"
                + event + "</bpmn:boundaryEvent>");
        switch (random.nextInt(3)) {
            // Back to where it hangs
            case 0 -> flow(task(id), activity, "");
            case 1 -> end(question(id));
            default -> end(id);
        }
    }

    private void eventSubProcess() {
        String id = id("SubProcess");
        StringBuilder outer = out;
        out = new StringBuilder();
        String start = id("Start");
        String event = event(true);
        boolean goesOn = !event.contains("error") && random.nextBoolean();
        add("<bpmn:startEvent id='" + start + "' isInterrupting='" + !goesOn + "'>" + event + "</bpmn:startEvent>");
        end(random.nextBoolean() ? question(start) : task(start));
        String inner = out.toString();
        out = outer;
        add("<bpmn:subProcess id='" + id + "' name='" + id + "' triggeredByEvent='true'>" + inner
                + "</bpmn:subProcess>");
    }

    private void end(String from) {
        String id = id("End");
        add("<bpmn:endEvent id='" + id + "' name='" + any("Released", "Rolled back", "Done") + "'>"
                + any(
                        "",
                        "",
                        "",
                        "<bpmn:terminateEventDefinition/>",
                        "<bpmn:errorEventDefinition errorRef='Error'/>",
                        "<bpmn:signalEventDefinition signalRef='Signal'/>",
                        "<bpmn:escalationEventDefinition escalationRef='Escalation'/>")
                + "</bpmn:endEvent>");
        flow(from, id, "");
    }

    private String gateway(String kind) {
        String id = id("Gateway");
        add("<bpmn:" + kind + " id='" + id + "' name='" + id + "'/>");
        return id;
    }

    private String multiple(String extensions) {
        String loop = random.nextInt(8) > 0
                ? ""
                : "<bpmn:multiInstanceLoopCharacteristics isSequential='" + random.nextBoolean() + "'>"
                        + "<bpmn:loopCardinality xsi:type='bpmn:tFormalExpression'>"
                        + any("2", "3", "0", "${nodesLeft}", "many") + "</bpmn:loopCardinality>"
                        + "</bpmn:multiInstanceLoopCharacteristics>";
        return extensions + loop;
    }

    private static String extension(String content) {
        return content.isEmpty() ? "" : "<bpmn:extensionElements>" + content + "</bpmn:extensionElements>";
    }

    /** @param weight how much more often in a job of its own than not */
    private String background(int weight) {
        return random.nextInt(weight + 1) > 0 ? " camunda:asyncBefore='true'" : "";
    }

    private String next(String from, String to) {
        flow(from, to, "");
        return to;
    }

    private void flow(String from, String to, String condition) {
        add("<bpmn:sequenceFlow id='" + id("Flow") + "' sourceRef='" + from + "' targetRef='" + to + "'"
                + (condition.isEmpty()
                        ? "/>"
                        : "><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>" + condition
                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>"));
    }

    private void add(String xml) {
        out.append(xml).append('\n');
    }

    private String id(String kind) {
        return kind + "_" + ++number;
    }

    private String any(String... choices) {
        return new ArrayList<>(List.of(choices)).get(random.nextInt(choices.length));
    }
}
