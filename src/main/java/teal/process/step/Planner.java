package teal.process.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import teal.deploy.Artifact;
import teal.deploy.NodeState;
import teal.inventory.ManagedApplication;
import teal.process.variable.ReleasePlan;
import teal.release.Application;
import teal.release.Cluster;
import teal.release.PermanentRefusal;
import teal.release.Version;
import teal.traffic.Lookup;
import teal.verify.HealthReport;

/** Examines the artifact, the CNAME and every node, and decides which cluster goes first. Changes nothing. */
public final class Planner {

    private final ManagedApplication managed;

    public Planner(ManagedApplication managed) {
        this.managed = managed;
    }

    /**
     * @param warnings what may go wrong later, and can still be put right now
     * @param states what is on the nodes now
     */
    public record Planned(ReleasePlan plan, List<String> warnings, List<NodeState> states) {}

    /**
     * @throws PermanentRefusal if the release has to be refused
     * @throws teal.release.TechnicalFailure if somebody who has to be asked does not answer
     */
    public Planned plan(Version version, String artifactUri, Optional<String> expectedDigest) {
        Application application = managed.application();
        Artifact artifact = managed.artifacts().pin(artifactUri, expectedDigest.orElse(null));
        Cluster live = live(application);
        Cluster idle = application.other(live);
        List<NodeState> states = managed.deployer()
                .inspect(application.clusters().stream()
                        .flatMap(cluster -> cluster.nodes().stream())
                        .toList());
        checkOrigin(version, artifact, states);
        List<HealthReport> looks = checkThatUsersAreServed(live);
        boolean liveIsDone = isWhollyOn(version, live, states);
        boolean idleIsDone = isWhollyOn(version, idle, states);
        boolean endsHere = application.home().map(live.name()::equals).orElse(true);
        // If the live cluster is already on the version and users may stay there, only the other cluster can be behind.
        Cluster first = liveIsDone && endsHere
                ? idle
                : application.home().map(application::cluster).orElse(idle);
        ReleasePlan plan = new ReleasePlan(
                artifact,
                live.name(),
                first.name(),
                application.other(first).name(),
                before(version, idle, states),
                !(liveIsDone && idleIsDone && endsHere),
                !(liveIsDone && endsHere));
        return new Planned(plan, ReportedVersions.warnings(live, looks, states), states);
    }

    /** One name for two artifacts would leave open which of them runs, and which one a roll-back restores. */
    private static void checkOrigin(Version version, Artifact artifact, List<NodeState> states) {
        String others = states.stream()
                .flatMap(state -> state.otherDigest(version, artifact.sha256()).stream()
                        .map(found -> state.node().name() + " from SHA-256 " + found))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new PermanentRefusal("version " + version + " is there already, but not from " + artifact.fileName()
                    + " with the SHA-256 " + artifact.sha256() + " (found: " + others
                    + "); release it under a new version, or request the artifact that is there");
        }
    }

    /**
     * The version that each node goes back to: the one that it runs now. On the idle cluster a node may already run the
     * wanted version, left by a release that was stopped halfway; it goes back to the version it ran before that.
     */
    private static Map<String, String> before(Version wanted, Cluster idle, List<NodeState> states) {
        Map<String, String> before = new HashMap<>();
        for (NodeState state : states) {
            boolean leftBehind = idle.nodes().contains(state.node())
                    && state.current().filter(wanted::equals).isPresent();
            state.previous()
                    .filter(previous -> leftBehind && state.complete().contains(previous))
                    .or(state::current)
                    .ifPresent(version -> before.put(state.node().name(), version.value()));
        }
        return before;
    }

    private boolean isWhollyOn(Version version, Cluster cluster, List<NodeState> states) {
        return states.stream()
                .filter(state -> cluster.nodes().contains(state.node()))
                .allMatch(state -> state.current().filter(version::equals).isPresent()
                        && managed.verifier().look(state.node()).runs(version.value()));
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

    /** Starting a release while the live cluster is unhealthy would hide where the fault came from. */
    private List<HealthReport> checkThatUsersAreServed(Cluster live) {
        List<HealthReport> looks = managed.verifier().look(live.nodes());
        String faults = looks.stream()
                .filter(report -> !report.passed())
                .map(HealthReport::summary)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new PermanentRefusal(
                    "the live cluster " + live.name() + " is not healthy: " + faults + "; fix it before releasing");
        }
        return looks;
    }
}
