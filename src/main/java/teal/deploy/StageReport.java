package teal.deploy;

import java.util.List;
import teal.release.Report;

/** The version is now on all nodes, next to the one that is running. */
public record StageReport(boolean passed, String summary, List<NodeStage> nodes) implements Report {

    public StageReport {
        nodes = List.copyOf(nodes);
    }

    @Override
    public boolean unneeded() {
        return nodes.stream().allMatch(NodeStage::alreadyThere);
    }
}
