package teal.rules;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import teal.release.Quoted;

/** Service tasks call only Teal's steps, and listeners are Teal's own. */
final class KnownStep implements Rule {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)\\}");

    @Override
    public String name() {
        return "known-step";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode node : diagram.nodes()) {
            if (node.isA("serviceTask")) {
                Optional<String> found = Notation.camundaAttribute(node.xml(), "delegateExpression");
                if (found.isEmpty()) {
                    findings.add(node, "nothing");
                } else if (node.step().isEmpty() || isOfTheFrame(node) && !FrameFiles.include(diagram.file())) {
                    findings.add(node, "unknown", "found", Quoted.text(found.get()));
                }
            }
        }
        diagram.processes().forEach(process -> Notation.visit(process, element -> listeners(element, findings)));
    }

    private static boolean isOfTheFrame(FlowNode node) {
        return node.step().equals(Optional.of(Steps.ofTheFrame()));
    }

    /** The bean named by an expression that does nothing else. */
    static Optional<String> bean(String expression) {
        Matcher matcher = BEAN.matcher(expression);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void listeners(Element element, Findings findings) {
        boolean listener = Notation.CAMUNDA.equals(element.getNamespaceURI())
                && Set.of(ListenerDefinition.TASK, ListenerDefinition.EXECUTION).contains(element.getLocalName());
        if (listener && !isTeals(element)) {
            findings.add(element, "listener", "found", Quoted.text(element.getAttribute("delegateExpression")));
        }
    }

    private static boolean isTeals(Element listener) {
        return bean(listener.getAttribute("delegateExpression"))
                .flatMap(ListenerDefinition::find)
                .filter(known -> known.element().equals(listener.getLocalName()))
                .filter(known -> known.events().contains(listener.getAttribute("event")))
                .isPresent();
    }
}
