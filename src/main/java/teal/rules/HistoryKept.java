package teal.rules;

import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;
import teal.release.Quoted;

/** Each process states how long the engine keeps its past releases. */
final class HistoryKept implements Rule {

    private static final String DAYS = "P[0-9]{1,5}D|[0-9]{1,5}";

    @Override
    public String name() {
        return "history-kept";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (Element process : diagram.processes()) {
            Optional<String> found = Notation.camundaAttribute(process, "historyTimeToLive");
            if (found.isEmpty()) {
                findings.add(process, "missing");
            } else if (!found.get().matches(DAYS)) {
                findings.add(process, "impossible", "found", Quoted.text(found.get()));
            }
        }
    }
}
