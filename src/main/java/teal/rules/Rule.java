package teal.rules;

import java.util.function.Function;

/** One thing that holds for every diagram. bpmnlint has a rule of the same name, which says the same. */
interface Rule {

    /** As in {@code .bpmnlintrc}, after {@code teal/}. */
    String name();

    /** @param calls what is known of the processes that the diagram calls, by their ids */
    void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings);
}
