package teal.process.step;

import java.util.List;
import teal.deploy.NodeState;
import teal.process.variable.ReleasePlan;
import teal.release.Report;

/**
 * Whether nodes still have the versions that a roll-back would restore. It is enough that one has: people decide about the
 * others when it is their turn.
 */
record StillThere(boolean passed, String summary) implements Report {

    static StillThere check(List<NodeState> states, ReleasePlan plan) {
        List<NodeState> restored = states.stream()
                .filter(state -> plan.before(state.node()).isPresent())
                .toList();
        if (restored.isEmpty()) {
            return new StillThere(true, "nothing to restore: no node ran a version before this release");
        }
        List<String> missing = restored.stream()
                .filter(state ->
                        !state.complete().contains(plan.before(state.node()).orElseThrow()))
                .map(state -> state.node().name())
                .toList();
        if (missing.isEmpty()) {
            return new StillThere(true, "all nodes still have the version that they ran before");
        }
        boolean all = missing.size() == restored.size();
        return new StillThere(
                !all,
                "the version that ran before is no longer on " + String.join(", ", missing)
                        + "; put it back under releases/ there"
                        + (all ? " and try again" : ", or leave the node out when you are asked"));
    }
}
