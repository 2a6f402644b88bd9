package teal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import teal.rules.Mistake;

/**
 * A refused deployment, with everything that is wrong with it. Clients see the engine's own parse error: REST answers
 * 400 with each mistake's file and element, and the Modeler shows it.
 */
final class RefusedDeployment extends ParseException {

    private static final long serialVersionUID = 1L;

    RefusedDeployment(List<Mistake> mistakes) {
        super(text(mistakes), mistakes.get(0).file(), List.of(), List.of());
        getResorceReports().clear();
        Map<String, List<Mistake>> byFile = mistakes.stream()
                .collect(Collectors.groupingBy(Mistake::file, LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((file, found) -> getResorceReports()
                .add(new ResourceReportImpl(
                        file, found.stream().<Problem>map(FoundMistake::new).toList(), List.of())));
    }

    private static String text(List<Mistake> mistakes) {
        return "nothing was deployed; to fix:"
                + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n", "\n", ""));
    }

    private static final class FoundMistake implements Problem {

        private final Mistake mistake;

        FoundMistake(Mistake mistake) {
            this.mistake = mistake;
        }

        @Override
        public String getMessage() {
            return mistake.message() + " [" + mistake.rule() + "]";
        }

        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return mistake.element();
        }

        @Override
        public List<String> getElementIds() {
            return mistake.element().isEmpty() ? List.of() : List.of(mistake.element());
        }
    }
}
