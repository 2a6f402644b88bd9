package teal.nodeactions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import teal.deploy.Artifact;
import teal.deploy.ArtifactStore;
import teal.deploy.NodeReport;
import teal.deploy.NodeState;
import teal.inventory.ManagedApplication;
import teal.nodeactions.NodeMaintenance.NodeRefused;
import teal.release.Cluster;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** Brings a node that is out of service to the version of its cluster, from the same artifact, where no users are. */
record CatchUp(ManagedApplication managed, Cluster cluster, Node node) {

    /**
     * Safe to repeat: a node that was switched and not restarted, or whose application has ended, is restarted.
     *
     * @param own the node's state
     * @param others the states of the cluster's other nodes
     * @return why it cannot be done now, and nothing was changed; empty if it was done
     * @throws NodeRefused if the node could not be started with the version
     */
    Optional<String> to(Version version, NodeState own, List<NodeState> others, FencingToken token) {
        if (!managed.isIdle(cluster)) {
            return Optional.of("users are on " + cluster.name() + ", where only a release changes nodes");
        }
        Optional<String> missing =
                own.current().equals(Optional.of(version)) ? Optional.empty() : stage(version, others, token);
        if (missing.isPresent()) {
            return missing;
        }
        NodeReport report = managed.deployer().activate(node, version, token);
        if (!report.passed()) {
            throw new NodeRefused(node.name() + " was not brought to " + version + ": " + report.summary());
        }
        return Optional.empty();
    }

    private Optional<String> stage(Version version, List<NodeState> others, FencingToken token) {
        Set<String> digests = others.stream()
                .flatMap(state -> Optional.ofNullable(state.digests().get(version)).stream())
                .collect(Collectors.toSet());
        if (digests.size() != 1) {
            return Optional.of("the other nodes do not say which artifact " + version + " came from");
        }
        ArtifactStore artifacts = managed.artifacts();
        if (!artifacts.addresses().areKnown()) {
            return Optional.of("the inventory does not say where the artifact of " + version
                    + " is (deployment.artifacts.address)");
        }
        Artifact artifact;
        try {
            artifact = artifacts.pin(
                    artifacts.addresses().of(null, version), digests.iterator().next());
        } catch (PermanentRefusal | TechnicalFailure missing) {
            return Optional.of("its artifact is not at hand: " + Reason.of(missing));
        }
        managed.deployer().stage(List.of(node), version, artifact, token);
        return Optional.empty();
    }
}
