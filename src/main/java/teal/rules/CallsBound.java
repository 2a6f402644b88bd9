package teal.rules;

import java.util.List;
import java.util.function.Function;
import org.w3c.dom.Element;

/** Calls stay within one deployment, belong to their release, and pass on exactly what is needed. */
final class CallsBound implements Rule {

    static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    @Override
    public String name() {
        return "calls-bound";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        diagram.nodes("callActivity").forEach(call -> check(call, findings));
        diagram.nodes("businessRuleTask").stream()
                .filter(asks -> Notation.camundaAttribute(asks.xml(), "decisionRefBinding")
                        .filter("deployment"::equals)
                        .isEmpty())
                .forEach(asks -> findings.add(asks, "decision"));
    }

    private static void check(FlowNode call, Findings findings) {
        List<Element> passed = Notation.camunda(call.xml(), "in");
        if (call.called().filter(id -> !id.isBlank()).isEmpty()) {
            findings.add(call, "nothing");
        }
        if (!Notation.camundaAttribute(call.xml(), "calledElementBinding")
                .filter("deployment"::equals)
                .isPresent()) {
            findings.add(call, "binding");
        }
        if (passed.stream().noneMatch(in -> in.getAttribute("businessKey").equals(BUSINESS_KEY))) {
            findings.add(call, "business-key", "expression", BUSINESS_KEY);
        }
        if (passed.stream().anyMatch(in -> in.hasAttribute("variables"))) {
            findings.add(call, "everything");
        }
    }
}
