package teal.process.step;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import teal.process.variable.LeftOut;
import teal.release.Node;
import teal.release.Report;

/** Checks both clusters once more before the release is marked as released. */
@Component
class FinishRelease extends Step {

    FinishRelease(StepServices services) {
        super(services);
    }

    /** The nodes that are behind no longer count. */
    @Override
    void accepted(StepContext step) {
        LeftOut without = step.leftOut();
        for (Node node : WhatRuns.notOnTheirVersion(step, nodes(step))) {
            without = without.with(node.name(), "not healthy when the release was finished");
        }
        step.leaveOut(without);
    }

    private static List<Node> nodes(StepContext step) {
        return step.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
    }

    @Override
    Report act(StepContext step) {
        List<Node> nodes = nodes(step);
        String version = step.released().value();
        List<Node> behind = WhatRuns.notOnTheirVersion(step, nodes);
        if (behind.isEmpty()) {
            return Finding.good("all " + nodes.size() + " nodes run " + version
                    + (step.plan().anythingMissing() ? "" : " already: nothing was changed")
                    + step.leftOut().text());
        }
        return Finding.bad("not healthy on " + version + ": "
                + behind.stream().map(Node::name).collect(Collectors.joining(", "))
                + "; fix them and try again, or continue anyway and leave them out of service");
    }
}
