package teal.process.step;

import java.util.Optional;
import teal.release.Cluster;
import teal.release.Report;

/** No node is changed while users are on its cluster, whoever moved them there. */
final class WhereUsersAre {

    private WhereUsersAre() {}

    /** The reason against changing a node of the current cluster right now, if there is one. */
    static Optional<Report> forbidsChanging(StepContext step) {
        Cluster cluster = step.cluster();
        String target = step.traffic().target();
        return cluster.isTarget(target)
                ? Optional.of(new NothingDone("users are expected on "
                        + step.application().other(cluster).name() + ", but the record points at " + target
                        + ": someone moved it to the cluster that is being changed; move it back and try again,"
                        + " or roll back"))
                : Optional.empty();
    }
}
