package teal.rules;

import java.util.List;
import java.util.stream.Stream;

/** For each rule, diagrams that break it. */
final class BrokenDiagrams {

    /** Made once: a single one that a test asks for would otherwise cost as much as all of them. */
    private static final List<BrokenDiagram> ALL = Stream.of(
                    BrokenSteps.all(),
                    BrokenCode.all(),
                    BrokenExpressions.all(),
                    BrokenQuestions.all(),
                    BrokenErrors.all(),
                    BrokenOrder.all(),
                    BrokenProcesses.all(),
                    BrokenVariables.all(),
                    BrokenFlow.all())
            .flatMap(List::stream)
            .toList();

    private BrokenDiagrams() {}

    static List<BrokenDiagram> all() {
        return ALL;
    }
}
