package teal.verify;

import java.util.List;
import teal.release.Report;

/** Whether every node of a cluster is warm. */
public record WarmUpReport(boolean passed, String summary, List<NodeWarmUp> nodes) implements Report {

    public WarmUpReport {
        nodes = List.copyOf(nodes);
    }
}
