package teal.process.diagram;

import java.util.List;
import java.util.function.Function;
import teal.process.ReleaseView.State;
import teal.release.Quoted;

/** A process that people start says at its end how the release ended. */
final class EndsTold implements Rule {

    @Override
    public String name() {
        return "ends-told";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        if (!diagram.isStartable()) {
            return;
        }
        List<String> known = State.endEvents();
        diagram.outermost().stream()
                .filter(node -> node.isA("endEvent"))
                .filter(node -> node.definition("errorEventDefinition").isEmpty())
                .filter(node -> !known.contains(node.title()))
                .forEach(node -> findings.add(
                        node, "name", "found", Quoted.text(node.title()), "allowed", String.join(", ", known)));
    }
}
