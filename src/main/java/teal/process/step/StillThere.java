package teal.process.step;

import java.util.List;
import teal.deploy.NodeState;
import teal.process.variable.ReleasePlan;
import teal.release.Report;

/** Whether nodes still have the versions that a roll-back would restore. */
record StillThere(boolean passed, String summary) implements Report {

    static StillThere check(List<NodeState> states, ReleasePlan plan) {
        if (states.stream().allMatch(state -> plan.before(state.node()).isEmpty())) {
            return new StillThere(true, "nothing to restore: no node ran a version before this release");
        }
        List<String> missing = states.stream()
                .filter(state -> plan.before(state.node())
                        .filter(before -> !state.complete().contains(before))
                        .isPresent())
                .map(state -> state.node().name())
                .toList();
        return missing.isEmpty()
                ? new StillThere(true, "all nodes still have the version that they ran before")
                : new StillThere(
                        false,
                        "the version that ran before is no longer on " + String.join(", ", missing)
                                + "; put it back under releases/ there and try again");
    }
}
