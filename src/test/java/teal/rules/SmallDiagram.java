package teal.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A diagram of a few elements, and what one rule says of it. */
final class SmallDiagram {

    private static final String FILE = "small.bpmn";

    private SmallDiagram() {}

    /** @param body what is in the process */
    static Diagram diagram(String body) throws Unreadable {
        return read("<bpmn:process id='p' isExecutable='true' camunda:isStartableInTasklist='false'>" + body
                + "</bpmn:process>");
    }

    /** @param processes all that is in the file */
    static Diagram read(String processes) throws Unreadable {
        String xml = "<bpmn:definitions xmlns:bpmn='" + Notation.BPMN + "' xmlns:camunda='" + Notation.CAMUNDA + "'>"
                + processes + "</bpmn:definitions>";
        return ReleaseFile.read(FILE, xml.getBytes(StandardCharsets.UTF_8))
                .diagram()
                .orElseThrow();
    }

    static FlowNode node(Diagram diagram, String id) {
        return diagram.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static String step(String id, String bean) {
        return "<bpmn:serviceTask id='" + id + "' camunda:delegateExpression='${" + bean + "}'/>";
    }

    static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id='" + from + "-" + to + "' sourceRef='" + from + "' targetRef='" + to + "'/>";
    }

    /** What the rule finds, by its elements. */
    static List<String> elements(Rule rule, String body) throws Unreadable {
        return elements(rule, body, CallFacts.UNKNOWN);
    }

    /** @param called what is known of each process that is called */
    static List<String> elements(Rule rule, String body, CallFacts called) throws Unreadable {
        return mistakes(rule, diagram(body), called).stream()
                .map(Mistake::element)
                .toList();
    }

    static List<String> messages(Rule rule, String body) throws Unreadable {
        return mistakes(rule, diagram(body), CallFacts.UNKNOWN).stream()
                .map(Mistake::message)
                .toList();
    }

    static List<Mistake> mistakes(Rule rule, Diagram diagram, CallFacts called) {
        Findings findings = new Findings(FILE, rule.name());
        rule.check(diagram, process -> called, findings);
        return findings.mistakes();
    }
}
