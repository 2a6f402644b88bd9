package teal.process.step;

import java.util.List;
import java.util.stream.Collectors;
import teal.deploy.NodeReport;
import teal.release.Report;

/** The result of one of the inventory's tasks, on one node or several. */
record TaskReport(boolean passed, String summary, List<NodeReport> nodes, String output) implements Report {

    static TaskReport of(String task, List<NodeReport> nodes) {
        boolean passed = nodes.stream().allMatch(NodeReport::passed);
        String summary = nodes.stream()
                .filter(report -> passed || !report.passed())
                .map(NodeReport::summary)
                .collect(Collectors.joining("; ", task + ": ", ""));
        String output = nodes.stream()
                .map(NodeReport::output)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        return new TaskReport(passed, summary, nodes, output);
    }

    @Override
    public boolean unneeded() {
        return nodes.stream().allMatch(NodeReport::unneeded);
    }
}
