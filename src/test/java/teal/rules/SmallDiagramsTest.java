package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static teal.rules.SmallDiagram.diagram;
import static teal.rules.SmallDiagram.elements;
import static teal.rules.SmallDiagram.messages;
import static teal.rules.SmallDiagram.node;
import static teal.rules.SmallDiagram.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single lines of rules, each by a diagram of a few elements that is about nothing else. */
class SmallDiagramsTest {

    private static final CallFacts SWITCHES = new CallFacts(List.of(), true, false, true, false, List.of(), List.of());

    private static final CallFacts SWITCHES_BACK =
            new CallFacts(List.of(), true, true, true, false, List.of(), List.of());

    @ParameterizedTest
    @ValueSource(strings = {"instanceof", "a == instanceof"})
    void aReservedWordIsNoVariable(String text) {
        assertThat(Formula.read("${" + text + "}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <bpmn:startEvent id='s'/>                                                        | s
            <bpmn:task id='nobodyComesHere'/>                                                |
            <bpmn:task id='t'/><bpmn:boundaryEvent id='b' attachedToRef='t'/>                | b
            """)
    void aPathThatStopsIsFoundWhereSomethingGetsThere(String body, String found) throws Unreadable {
        assertThat(elements(new FlowContinues(), body)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void aCallThatSwitchesNeedsAWayBackUnlessItIsTheWayBack() throws Unreadable {
        String call = "<bpmn:startEvent id='s'><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>"
                + "<bpmn:callActivity id='c' calledElement='other'/>"
                + "<bpmn:sequenceFlow id='f' sourceRef='s' targetRef='c'/>";

        assertThat(elements(new WayBack(), call, SWITCHES)).containsExactly("c");
        assertThat(elements(new WayBack(), call, SWITCHES_BACK)).isEmpty();
    }

    @Test
    void whatACallRestoresIsNoChange() throws Unreadable {
        FlowNode call = diagram("<bpmn:callActivity id='c' calledElement='other'/>")
                .nodes()
                .get(0);

        assertThat(new Changes(process -> SWITCHES).isMade(call)).isTrue();
        assertThat(new Changes(process -> SWITCHES_BACK).isMade(call)).isFalse();
        assertThat(new Changes(process -> SWITCHES_BACK).isRestored(call)).isTrue();
        assertThat(new Changes(process -> CallFacts.UNKNOWN).isMade(call)).isFalse();
    }

    @Test
    void theStepOfTealsOwnProcessIsUnknownElsewhere() throws Unreadable {
        assertThat(elements(new KnownStep(), step(Steps.ofTheFrame().name()))).containsExactly("t");
        assertThat(elements(new KnownStep(), step("planRelease"))).isEmpty();
    }

    private static String step(String bean) {
        return "<bpmn:serviceTask id='t' camunda:delegateExpression='${" + bean + "}'/>";
    }

    @ParameterizedTest
    @CsvSource({
        "taskListener, askApprovers, create, true",
        "taskListener, askApprovers, complete, false",
        "executionListener, askApprovers, create, false",
        "executionListener, remindApprovers, start, true",
        "taskListener, remindApprovers, start, false"
    })
    void aListenerListensWhereItCan(String element, String bean, String event, boolean known) throws Unreadable {
        String task = "<bpmn:userTask id='t'><bpmn:extensionElements><camunda:" + element + " event='" + event
                + "' delegateExpression='${" + bean + "}'/></bpmn:extensionElements></bpmn:userTask>";

        assertThat(elements(new KnownStep(), task).isEmpty()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"deployment, true", "latest, false", "version, false", "'', false"})
    void aTableIsTheOneOfTheSameDeployment(String binding, boolean bound) throws Unreadable {
        String table =
                "<bpmn:businessRuleTask id='t' camunda:decisionRef='d' camunda:decisionRefBinding='" + binding + "'/>";

        assertThat(elements(new CallsBound(), table).isEmpty()).isEqualTo(bound);
    }

    @Test
    void whatHasNoNamespaceIsNamedWithNothing() throws Unreadable {
        assertThat(messages(new KnownNotation(), "<task xmlns='' id='t'/>"))
                .singleElement()
                .asString()
                .contains("'task'", "nothing");
        assertThat(messages(new KnownNotation(), "<x:task xmlns:x='urn:other' id='t'/>"))
                .singleElement()
                .asString()
                .contains("'task'", "urn:other");
    }

    @Test
    void whatAProcessGetsThatNothingCallsIsNotKnown() throws Unreadable {
        String body = "<bpmn:exclusiveGateway id='g'/><bpmn:task id='t'/><bpmn:sequenceFlow id='f' sourceRef='g'"
                + " targetRef='t'><bpmn:conditionExpression>${fromSomewhere}</bpmn:conditionExpression>"
                + "</bpmn:sequenceFlow>";
        Diagram called = diagram(body);
        Diagram started = read("<bpmn:process id='p' isExecutable='true' camunda:isStartableInTasklist='true'>" + body
                + "</bpmn:process>");

        assertThat(unknownVariables(called)).isEmpty();
        assertThat(unknownVariables(started)).hasSize(1);
    }

    private static List<Mistake> unknownVariables(Diagram diagram) {
        Map<String, Diagram> files = new TreeMap<>(Map.of("small.bpmn", diagram));
        Findings findings = new Findings("small.bpmn", "variables-known");
        new VariablesKnown(new ReleaseSet(files)).check(diagram, process -> CallFacts.UNKNOWN, findings);
        return findings.mistakes();
    }

    @Test
    void onlyCamundasParametersSetVariables() throws Unreadable {
        Diagram diagram = diagram("<bpmn:task id='t'><bpmn:extensionElements><camunda:inputOutput>"
                + "<camunda:outputParameter name='engines'>1</camunda:outputParameter>"
                + "<other:outputParameter xmlns:other='urn:other' name='others'>1</other:outputParameter>"
                + "<camunda:formField name='fields'/></camunda:inputOutput></bpmn:extensionElements></bpmn:task>");

        Set<String> known = new Names(diagram, new ReleaseSet(Map.of("small.bpmn", diagram))).known();

        assertThat(known).contains("engines").doesNotContain("others", "fields");
    }

    @Test
    void theNameOfAReleaseIsNoExpressionOfTheAuthors() throws Unreadable {
        Diagram diagram = diagram("<bpmn:callActivity id='c' calledElement='#{execution.processBusinessKey}'"
                + " camunda:variableMappingClass='${chosen}'/>");

        assertThat(Expressions.harmless(diagram))
                .extracting(Expressions.Found::text)
                .containsExactly("${chosen}");
    }

    @Test
    void aLinkLeadsToTheLinkOfTheSameName() throws Unreadable {
        Diagram diagram = diagram(link("intermediateThrowEvent", "from", "a")
                + link("intermediateCatchEvent", "to", "a")
                + link("intermediateCatchEvent", "elsewhere", "b"));

        assertThat(after(diagram, "from")).containsExactly("to");
    }

    private static String link(String element, String id, String name) {
        return "<bpmn:" + element + " id='" + id + "'><bpmn:linkEventDefinition name='" + name + "'/></bpmn:" + element
                + ">";
    }

    @Test
    void aSubprocessWithoutAStartBeginsWhereNothingLeads() throws Unreadable {
        Diagram diagram = diagram("<bpmn:subProcess id='s'><bpmn:task id='first'/><bpmn:task id='second'/>"
                + "<bpmn:sequenceFlow id='f' sourceRef='first' targetRef='second'/></bpmn:subProcess>");

        assertThat(after(diagram, "s")).containsExactly("first");
        assertThat(after(diagram, "first")).containsExactly("second");
        assertThat(after(diagram, "second")).isEmpty();
    }

    @Test
    void aRepeatedTaskMayComeAgain() throws Unreadable {
        Diagram diagram = diagram("<bpmn:task id='often'><bpmn:multiInstanceLoopCharacteristics/></bpmn:task>"
                + "<bpmn:task id='once'/><bpmn:sequenceFlow id='f' sourceRef='often' targetRef='once'/>");

        assertThat(after(diagram, "often")).containsExactly("often", "once");
        assertThat(after(diagram, "once")).isEmpty();
        assertThat(ids(new Paths(diagram).onward(node(diagram, "often")).nodes()))
                .containsExactly("once");
    }

    /** Around a circle, what is outstanding gets to nodes that were looked at before it. */
    @Test
    void whatIsOutstandingGoesAllTheWayRound() throws Unreadable {
        Diagram diagram = diagram("<bpmn:task id='a'/><bpmn:task id='b'/><bpmn:task id='c'/>"
                + "<bpmn:sequenceFlow id='f1' sourceRef='a' targetRef='b'/>"
                + "<bpmn:sequenceFlow id='f2' sourceRef='b' targetRef='c'/>"
                + "<bpmn:sequenceFlow id='f3' sourceRef='c' targetRef='a'/>");
        Outstanding outstanding = new Outstanding(
                new Paths(diagram),
                (node, before) -> {
                    Set<String> after = new TreeSet<>(before);
                    after.add(node.id());
                    return after;
                },
                node -> false);

        Map<FlowNode, Set<String>> before =
                outstanding.from(List.of(node(diagram, "a")), Set.of()).follow();

        assertThat(before.values())
                .hasSize(3)
                .allSatisfy(found -> assertThat(found).containsExactly("a", "b", "c"));
    }

    private static List<String> after(Diagram diagram, String node) {
        return ids(new Paths(diagram).after(node(diagram, node)).nodes());
    }

    private static List<String> ids(List<FlowNode> nodes) {
        return nodes.stream().map(FlowNode::id).toList();
    }
}
