package teal.rules;

import java.util.Map;
import java.util.function.Function;
import teal.release.Quoted;

/** Expressions can be read by the engine, and a condition is one. */
final class ExpressionsReadable implements Rule {

    @Override
    public String name() {
        return "expressions-readable";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (Expressions.Found found : Expressions.harmless(diagram)) {
            if (Formula.read(found.text()).isEmpty()) {
                findings.add(found.element(), "broken", "found", Quoted.text(found.text()));
            }
        }
        for (Map.Entry<String, String> condition : Conditions.all(diagram)) {
            if (!condition.getValue().matches("(?s)[$#]\\{[^}]*\\}")) {
                findings.add(condition.getKey(), "text", "found", Quoted.text(condition.getValue()));
            }
        }
    }
}
