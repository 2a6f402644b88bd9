package teal.process.variable;

import java.util.Map;
import java.util.Optional;
import teal.deploy.Artifact;
import teal.release.Node;
import teal.release.Version;

/**
 * The findings at the start of the release, and what it will do.
 *
 * @param artifact pinned by its digest
 * @param live the cluster that users were on; if there is no record yet, the cluster that is not the first
 * @param first the cluster that is upgraded first
 * @param second the cluster that is upgraded after the switch has been approved
 * @param before the version that each node goes back to, by node name, without nodes that have no version
 * @param anythingMissing whether any node, or the traffic, is not yet in its target state
 * @param secondMissing whether the second cluster is not yet on the version
 * @param newRecord whether there is no record yet, so that this release creates it, and its roll-back removes it
 */
public record ReleasePlan(
        Artifact artifact,
        String live,
        String first,
        String second,
        Map<String, String> before,
        boolean anythingMissing,
        boolean secondMissing,
        boolean newRecord) {

    public ReleasePlan {
        before = Map.copyOf(before);
    }

    public Optional<Version> before(Node node) {
        return Optional.ofNullable(before.get(node.name())).map(Version::new);
    }
}
