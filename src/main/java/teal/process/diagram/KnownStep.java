package teal.process.diagram;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import teal.release.Quoted;

/** Service tasks call Teal's steps, and listeners are Teal's own. */
final class KnownStep implements Rule {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)\\}");

    /** A listener's bean and the event of a user task that it listens to. */
    static final Map<String, String> LISTENERS =
            PeopleTask.all().stream().collect(Collectors.toMap(PeopleTask::listener, PeopleTask::event));

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
                } else if (node.step().isEmpty()) {
                    findings.add(node, "unknown", "found", Quoted.text(found.get()));
                }
            }
        }
        diagram.processes().forEach(process -> Notation.visit(process, element -> listeners(element, findings)));
    }

    /** The bean that an expression names and does nothing else with. */
    static Optional<String> bean(String expression) {
        Matcher matcher = BEAN.matcher(expression);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void listeners(Element element, Findings findings) {
        Set<String> kinds = Set.of("taskListener", "executionListener");
        Stream.of(element)
                .filter(found -> Notation.CAMUNDA.equals(found.getNamespaceURI())
                        && kinds.contains(found.getLocalName())
                        && !isTeals(found))
                .forEach(found -> findings.add(
                        found, "listener", "found", Quoted.text(found.getAttribute("delegateExpression"))));
    }

    private static boolean isTeals(Element listener) {
        return listener.getLocalName().equals("taskListener")
                && bean(listener.getAttribute("delegateExpression"))
                        .map(LISTENERS::get)
                        .filter(listener.getAttribute("event")::equals)
                        .isPresent();
    }
}
