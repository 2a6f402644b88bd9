package teal.rules;

import java.util.List;
import java.util.stream.Stream;

/** For each rule, diagrams that break it. */
final class BrokenDiagrams {

    private BrokenDiagrams() {}

    static List<BrokenDiagram> all() {
        return Stream.of(
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
    }
}
