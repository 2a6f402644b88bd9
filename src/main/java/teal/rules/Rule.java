package teal.rules;

import java.util.function.Function;

/** One rule for every diagram. bpmnlint has a rule with the same name and meaning. */
interface Rule {

    /** As in {@code .bpmnlintrc}, after {@code teal/}. */
    String name();

    /** Whether what it finds is only a warning, which refuses nothing. */
    default boolean isWarning() {
        return false;
    }

    /** @param calls what is known about the processes that the diagram calls, by id */
    void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings);
}
