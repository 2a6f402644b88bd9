package teal.deploy;

import java.util.List;
import teal.release.Report;

/** A version now lies on all nodes, beside what runs there. */
public record StageReport(boolean passed, String summary, List<NodeStage> nodes) implements Report {

    public StageReport {
        nodes = List.copyOf(nodes);
    }
}
