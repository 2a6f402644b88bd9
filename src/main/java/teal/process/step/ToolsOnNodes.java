package teal.process.step;

import java.util.List;
import java.util.stream.Collectors;
import teal.deploy.Artifact;
import teal.deploy.NodeState;
import teal.release.PermanentRefusal;

/** Whether nodes can unpack an archive: found out before anything is sent, rather than in the middle of staging. */
final class ToolsOnNodes {

    private ToolsOnNodes() {}

    /** @throws PermanentRefusal naming every node that cannot, and what it lacks */
    static void check(Artifact artifact, List<NodeState> states) {
        String without = states.stream()
                .filter(state -> !state.missingToolsFor(artifact).isEmpty())
                .map(state ->
                        state.node().name() + " has no " + String.join(" and no ", state.missingToolsFor(artifact)))
                .collect(Collectors.joining("; "));
        if (!without.isEmpty()) {
            throw new PermanentRefusal("the nodes have to unpack " + artifact.fileName() + ", but " + without
                    + "; install this there, so that the account for releases finds it in its PATH");
        }
    }
}
