package teal.board;

import java.util.Comparator;
import java.util.List;
import teal.board.HistoryTables.VariableRow;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.StepReport;

/** The reports that a release's steps recorded. */
final class StepReports {

    private StepReports() {}

    /** In chronological order. */
    static List<StepReport> of(List<VariableRow> variables) {
        return variables.stream()
                .filter(variable -> variable.name().equals(ReleaseVariables.REPORT.name()))
                .flatMap(variable -> ReleaseVariables.REPORT.decode(variable.text()).stream())
                .sorted(Comparator.comparing(StepReport::at))
                .toList();
    }
}
