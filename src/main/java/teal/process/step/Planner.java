package teal.process.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.deploy.Artifact;
import teal.deploy.NodeState;
import teal.deploy.OtherDigest;
import teal.inventory.ManagedApplication;
import teal.process.node.Away;
import teal.process.variable.ReleasePlan;
import teal.release.Application;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.SideBySide;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.Version;
import teal.verify.HealthReport;

/** Examines the artifact, the CNAME and every node, and decides which cluster goes first. Changes nothing. */
public final class Planner {

    private final ManagedApplication managed;
    private final Application application;
    private final Set<String> behind;

    /**
     * @param application without the nodes that are left out
     * @param behind nodes that are to be brought to their cluster's version, whatever they run
     */
    Planner(ManagedApplication managed, Application application, Set<String> behind) {
        this.managed = managed;
        this.application = application;
        this.behind = behind;
    }

    /**
     * For a release that would begin now.
     *
     * @throws PermanentRefusal if more nodes are in maintenance than the inventory allows
     */
    public static Planner of(ManagedApplication managed, Map<String, Away> absent) {
        Set<String> out = SkippedNodes.inMaintenance(managed, absent).stream()
                .map(Away::node)
                .collect(Collectors.toSet());
        Application whole = managed.application();
        List<Cluster> clusters = whole.clusters().stream()
                .map(cluster -> cluster.with(cluster.nodes().stream()
                        .filter(node -> !out.contains(node.name()))
                        .toList()))
                .toList();
        return new Planner(managed, new Application(whole.name(), clusters, whole.home()), behind(absent));
    }

    /** The nodes that wait for a release to bring them to their cluster's version. */
    static Set<String> behind(Map<String, Away> absent) {
        return absent.values().stream()
                .filter(node -> !node.isInMaintenance())
                .map(Away::node)
                .collect(Collectors.toSet());
    }

    /**
     * What a request asks for.
     *
     * @param artifact its address
     * @param sha256 what it must be, if the requester says so
     * @param otherDigest what becomes of the version where nodes have it from another artifact
     */
    public record Wanted(Version version, String artifact, Optional<String> sha256, OtherDigest otherDigest) {}

    /**
     * @param warnings what may go wrong later, and can still be put right now
     * @param states what is on the nodes now
     */
    public record Planned(ReleasePlan plan, List<String> warnings, List<NodeState> states) {}

    /**
     * @param transcript shows how far the artifact's download is
     * @param end ends this download
     * @throws PermanentRefusal if the release has to be refused
     * @throws teal.release.TechnicalFailure if somebody who has to be asked does not answer
     */
    public Planned plan(Wanted wanted, Transcript transcript, EarlyEnd end) {
        Version version = wanted.version();
        Artifact artifact =
                managed.artifacts().pin(wanted.artifact(), wanted.sha256().orElse(null), transcript, end);
        String target = managed.traffic().target();
        boolean pointed = !target.isEmpty();
        Cluster live = pointed ? live(application, target) : unused(application);
        Cluster idle = application.other(live);
        List<NodeState> states = managed.deployer().inspect(nodes());
        ToolsOnNodes.check(artifact, states);
        List<String> replaced = new Origins(version, artifact).check(states, wanted.otherDigest());
        List<HealthReport> looks = pointed ? looks(live, states) : List.of();
        // Where there is nothing yet, the cluster that the record does not point at can be changed.
        boolean empty = looks.isEmpty();
        boolean liveIsDone = isWhollyOn(version, live, states);
        boolean idleIsDone = isWhollyOn(version, idle, states);
        boolean endsHere =
                pointed && application.home().map(live.name()::equals).orElse(true);
        // If the live cluster is already on the version and users may stay there, only the other cluster can be behind.
        Cluster first = empty || (liveIsDone && endsHere)
                ? idle
                : application.home().map(application::cluster).orElse(idle);
        ReleasePlan plan = new ReleasePlan(
                artifact,
                live.name(),
                first.name(),
                application.other(first).name(),
                before(version, idle, states),
                !(liveIsDone && idleIsDone && endsHere),
                !(liveIsDone && endsHere),
                !pointed);
        return new Planned(
                plan,
                Stream.of(
                                replaced,
                                nothingYet(plan, empty),
                                ReportedVersions.warnings(live, looks, states),
                                WayBack.warnings(
                                        plan, states, managed.settings().deployment()))
                        .flatMap(List::stream)
                        .toList(),
                states);
    }

    /**
     * The version that each node goes back to: the one that it runs now. On the idle cluster a node may already run the
     * wanted version, left by a release that was stopped halfway; it goes back to the version it ran before that. A node
     * that is behind its cluster has none: its own version is not the one that users had.
     */
    private Map<String, String> before(Version wanted, Cluster idle, List<NodeState> states) {
        Map<String, String> before = new HashMap<>();
        List<NodeState> counting = states.stream()
                .filter(state -> !behind.contains(state.node().name()) || isLikeItsCluster(state, states))
                .toList();
        for (NodeState state : counting) {
            boolean leftBehind = idle.nodes().contains(state.node())
                    && state.current().filter(wanted::equals).isPresent();
            state.previous()
                    .filter(previous -> leftBehind && state.complete().contains(previous))
                    .or(state::current)
                    .ifPresent(version -> before.put(state.node().name(), version.value()));
        }
        return before;
    }

    private List<Node> nodes() {
        return application.clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
    }

    /** The nodes that cannot be reached at the moment. */
    List<String> unreachable() {
        return SideBySide.each(nodes(), this::unreachable).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> unreachable(Node node) {
        try {
            managed.deployer().inspect(node);
            return Optional.empty();
        } catch (TechnicalFailure away) {
            return Optional.of(node.name());
        }
    }

    /** Skipped, and healthy since: it goes back with the others. */
    private boolean isLikeItsCluster(NodeState state, List<NodeState> states) {
        Set<Version> versions = states.stream()
                .filter(other -> !behind.contains(other.node().name()))
                .filter(other -> application.clusters().stream()
                        .anyMatch(cluster -> cluster.nodes().containsAll(List.of(other.node(), state.node()))))
                .flatMap(other -> other.current().stream())
                .collect(Collectors.toSet());
        return state.current()
                .filter(own -> versions.equals(Set.of(own)))
                .filter(own -> managed.verifier().look(state.node()).runs(own.value()))
                .isPresent();
    }

    private boolean isWhollyOn(Version version, Cluster cluster, List<NodeState> states) {
        return states.stream()
                .filter(state -> cluster.nodes().contains(state.node()))
                .allMatch(state -> state.current().filter(version::equals).isPresent()
                        && managed.verifier().look(state.node()).runs(version.value()));
    }

    /** Without a record, no cluster has users: the home, or else the first in the inventory, is installed first. */
    private static Cluster unused(Application application) {
        return application.other(application
                .home()
                .map(application::cluster)
                .orElse(application.clusters().get(0)));
    }

    private List<String> nothingYet(ReleasePlan plan, boolean empty) {
        String record = managed.settings().traffic().record();
        if (plan.newRecord()) {
            return List.of(record + " does not exist yet: it is created after the approval, and points at "
                    + plan.first() + "; a roll-back removes it again");
        }
        return empty
                ? List.of("nothing runs yet on " + plan.live() + ", where " + record
                        + " points: users reach nothing before the approval, and a roll-back cannot bring them back")
                : List.of();
    }

    private Cluster live(Application application, String target) {
        return application
                .byTarget(target)
                .orElseThrow(() -> new PermanentRefusal(managed.settings()
                                .traffic()
                                .record() + " points at " + target
                        + ", which is neither cluster of " + managed.name() + " ("
                        + application.clusters().stream().map(Cluster::target).collect(Collectors.joining(", "))
                        + "); point it at one of them first"));
    }

    /**
     * Starting a release while the live cluster is unhealthy would hide where the fault came from. A node that has not
     * got a version yet does not serve users: it is new.
     *
     * @return empty if nothing runs there at all, so that this is the first release
     */
    private List<HealthReport> looks(Cluster live, List<NodeState> states) {
        List<Node> installed = states.stream()
                .filter(state ->
                        live.nodes().contains(state.node()) && state.current().isPresent())
                .filter(state -> !behind.contains(state.node().name()))
                .map(NodeState::node)
                .toList();
        List<HealthReport> looks = managed.verifier().look(installed.isEmpty() ? live.nodes() : installed);
        if (installed.isEmpty() && looks.stream().noneMatch(HealthReport::passed)) {
            return List.of();
        }
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
