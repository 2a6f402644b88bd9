package teal.process.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import teal.deploy.Artifact;
import teal.deploy.NodeState;
import teal.inventory.ManagedApplication;
import teal.process.ReleasePlan;
import teal.release.Application;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Version;
import teal.traffic.Lookup;
import teal.verify.HealthReport;

/** Looks at the artifact, the CNAME and every node, and decides which cluster goes first. Changes nothing. */
final class Planner {

    private final ManagedApplication managed;

    Planner(ManagedApplication managed) {
        this.managed = managed;
    }

    ReleasePlan plan(Version version, String artifactUri, Optional<String> expectedDigest) {
        Application application = managed.application();
        Artifact artifact = managed.artifacts().pin(artifactUri, expectedDigest.orElse(null));
        Cluster live = live(application);
        List<Node> nodes =
                application.clusters().stream().flatMap(c -> c.nodes().stream()).toList();
        Map<String, String> before = managed.deployer().inspect(nodes).stream()
                .filter(state -> state.current().isPresent())
                .collect(Collectors.toMap(state -> state.node().name(), Planner::current));
        checkThatUsersAreServed(live);
        Cluster first = application.home().map(application::cluster).orElse(application.other(live));
        return new ReleasePlan(
                artifact, live.name(), first.name(), application.other(first).name(), before);
    }

    private Cluster live(Application application) {
        Lookup lookup = managed.traffic().lookup();
        return application
                .byTarget(lookup.target())
                .orElseThrow(() -> new PermanentRefusal(managed.settings()
                                .traffic()
                                .record() + " points at " + lookup.target()
                        + ", which is neither cluster of " + managed.name() + " ("
                        + application.clusters().stream().map(Cluster::target).collect(Collectors.joining(", "))
                        + "); point it at one of them first"));
    }

    /** A release that starts while users are served badly would hide where the fault came from. */
    private void checkThatUsersAreServed(Cluster live) {
        String faults = live.nodes().parallelStream()
                .map(managed.verifier()::look)
                .filter(report -> !report.passed())
                .map(HealthReport::summary)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new PermanentRefusal(
                    "the live cluster " + live.name() + " is not healthy: " + faults + "; mend it before a release");
        }
    }

    private static String current(NodeState state) {
        return state.current().orElseThrow().value();
    }
}
