package teal.process.step;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import teal.deploy.Deployer;
import teal.deploy.OtherDigest;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.dmn.Circumstances;
import teal.process.variable.Acceptances;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleasePlan;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;
import teal.release.Application;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Placeholders;
import teal.release.ReleaseId;
import teal.release.Version;
import teal.traffic.TrafficRouter;
import teal.verify.Verifier;

/**
 * The release as seen by one of its steps: everything is looked up in the inventory by the application's name. Process
 * variables are read at once, because the engine lets only its own thread read them, and steps query nodes in parallel.
 */
final class StepContext {

    private final DelegateExecution execution;
    private final Inventory inventory;
    private final Instant begun;
    private final FencingToken token;
    private final EarlyEnd earlyEnd;
    private final String application;
    private final Optional<ReleasePlan> plan;
    private final Optional<Version> version;
    private final Optional<String> cluster;
    private final boolean restoring;
    private LeftOut leftOut;
    private volatile @Nullable Counted counted;

    /** @param whole of the inventory that it was worked out from */
    private record Counted(Application whole, Application counting) {}

    StepContext(
            DelegateExecution execution, Inventory inventory, Instant begun, FencingToken token, EarlyEnd earlyEnd) {
        this.earlyEnd = earlyEnd;
        this.execution = execution;
        this.inventory = inventory;
        this.begun = begun;
        this.token = token;
        this.application = ReleaseRoot.find(execution, ReleaseVariables.APPLICATION)
                .orElseThrow(() -> new IllegalStateException("process variable 'application' is missing"));
        // From the release itself, not from what diagrams pass on.
        this.plan = ReleaseRoot.find(execution, ReleaseVariables.PLAN);
        // Before there is a plan, the version is only a request.
        this.version = plan.flatMap(planned -> ReleaseRoot.find(execution, ReleaseVariables.VERSION));
        this.cluster = ReleaseVariables.CLUSTER.find(execution);
        this.restoring = ReleaseRoot.isGoingBack(execution);
        this.leftOut = ReleaseRoot.find(execution, ReleaseVariables.LEFT_OUT).orElse(LeftOut.NOBODY);
    }

    DelegateExecution execution() {
        return execution;
    }

    Instant begun() {
        return begun;
    }

    /** Must be passed to everything that changes the outside world. */
    FencingToken token() {
        return token;
    }

    ManagedApplication managed() {
        return inventory.get(application);
    }

    /**
     * Both clusters, without the nodes left out of the release. Worked out once for each version of the inventory: a cluster
     * may have a thousand nodes, and steps ask for it again and again.
     */
    Application application() {
        Application whole = managed().application();
        Counted known = counted;
        if (known == null || known.whole() != whole) {
            known = new Counted(
                    whole,
                    new Application(
                            whole.name(),
                            whole.clusters().stream().map(nodes()::counting).toList(),
                            whole.home()));
            counted = known;
        }
        return known.counting();
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /** Continues without these nodes, and with all others. */
    void leaveOut(LeftOut nodes) {
        leftOut = nodes;
        counted = null;
        ReleaseRoot.set(execution, ReleaseVariables.LEFT_OUT, nodes);
    }

    /** Empty if the release is already rolling back. */
    Optional<RollbackRequest> rollBackRequest() {
        return restoring ? Optional.empty() : ReleaseRoot.find(execution, ReleaseVariables.ROLL_BACK_REQUEST);
    }

    TrafficRouter traffic() {
        return managed().traffic();
    }

    Deployer deployer() {
        return managed().deployer();
    }

    Verifier verifier() {
        return managed().verifier();
    }

    ReleaseId release() {
        return new ReleaseId(ReleaseRoot.id(execution));
    }

    ReleasePlan plan() {
        return plan.orElseThrow(() -> new IllegalStateException("process variable 'plan' is missing"));
    }

    /** Which nodes count, and which are left out. */
    CountingNodes nodes() {
        return new CountingNodes(leftOut, restoring ? plan : Optional.empty());
    }

    /** The cluster being changed. */
    Cluster cluster() {
        return application()
                .cluster(cluster.orElseThrow(() -> new IllegalStateException("process variable 'cluster' is missing")));
    }

    Node node() {
        return managed().application().cluster(cluster().name()).node(ReleaseVariables.NODE.get(execution));
    }

    boolean restoring() {
        return restoring;
    }

    /** The version being released. */
    Version released() {
        return planned().orElseThrow(() -> new IllegalStateException("process variable 'version' is missing"));
    }

    /** What the request says about nodes that have the version from another artifact. */
    OtherDigest otherDigest() {
        return ReleaseRoot.find(execution, ReleaseVariables.REPLACE).orElse(false)
                ? OtherDigest.REPLACED
                : OtherDigest.REFUSED;
    }

    /** The released version; empty before there is a plan. */
    Optional<Version> planned() {
        return version;
    }

    /** The version that the node should run: the released one or, in a roll-back, the one it ran before. */
    Version versionFor(Node node) {
        if (!restoring()) {
            return released();
        }
        return plan().before(node)
                .orElseThrow(() -> new IllegalStateException(
                        "node " + node.name() + " ran no version before this release, so there is none to go back to"));
    }

    /** The version that the node leaves behind: in a roll-back, the released one. */
    Optional<Version> versionReplacedOn(Node node) {
        return restoring() ? version : plan().before(node);
    }

    /** Whether a step that merely waits should stop waiting. */
    EarlyEnd earlyEnd() {
        return earlyEnd;
    }

    /**
     * Where the traffic steps move users: the cluster that is not being changed, or home. Empty if the application has
     * no home.
     */
    Optional<Cluster> destination() {
        String to = ReleaseVariables.TO.get(execution);
        return switch (to) {
            case "other" -> Optional.of(application().other(cluster()));
            // Users cannot go home to a cluster that ran nothing before.
            case "home" ->
                application().home().map(application()::cluster).filter(home -> !WayBack.isMissing(this, home));
            default ->
                throw new PermanentRefusal("input 'to' of " + execution.getCurrentActivityId() + ": found '" + to
                        + "'; allowed: other, home; correct it in the Modeler");
        };
    }

    /** The version that every node of a cluster must run before users may be moved there. */
    Optional<Version> expectedOn(Cluster destination, Node node) {
        return isUpgraded(destination) ? Optional.of(released()) : plan().before(node);
    }

    /** Whether this release has brought its version to a cluster, and is done with it. */
    boolean isUpgraded(Cluster destination) {
        return !restoring() && destination.name().equals(plan().first()) && !isBeingChanged(destination);
    }

    private boolean isBeingChanged(Cluster destination) {
        return cluster.filter(destination.name()::equals).isPresent();
    }

    /** Uses up a person's acceptance of this step's "no", if there is one. */
    Optional<String> takeAcceptance() {
        String step = execution.getCurrentActivityId();
        Acceptances accepted = ReleaseVariables.ACCEPTED.find(execution).orElse(Acceptances.NONE);
        Optional<String> reason = accepted.reasonFor(step);
        reason.ifPresent(why -> ReleaseVariables.ACCEPTED.set(execution, accepted.using(step)));
        return reason;
    }

    /** The inputs of decision tables. */
    Circumstances circumstances() {
        return Circumstances.of(managed(), plan(), released(), begun);
    }

    /** The placeholders available in texts of the inventory and of diagrams. */
    Placeholders placeholders() {
        Map<String, String> values = new HashMap<>();
        values.put("application", application);
        spokenOf().ifPresent(known -> values.put("version", known));
        cluster.ifPresent(known -> values.put("cluster", known));
        ReleaseVariables.NODE.find(execution).ifPresent(known -> values.put("node", known));
        plan.ifPresent(known -> values.put("release", release().value()));
        return new Placeholders(values);
    }

    /** The version for the node or the cluster; in a roll-back, its nodes may go to different versions. */
    private Optional<String> spokenOf() {
        if (!restoring || cluster.isEmpty()) {
            return version.map(Version::value);
        }
        Cluster whole = managed().application().cluster(cluster.get());
        Optional<String> node = ReleaseVariables.NODE.find(execution);
        String versions = whole.nodes().stream()
                .filter(one -> node.map(one.name()::equals).orElse(!leftOut.has(one.name())))
                .flatMap(one -> plan().before(one).stream())
                .map(Version::value)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of(versions).filter(text -> !text.isEmpty());
    }

    /** The release's name in log lines. */
    String label() {
        return execution.getProcessBusinessKey()
                + ReleaseVariables.NODE
                        .find(execution)
                        .or(() -> cluster)
                        .map(" "::concat)
                        .orElse("");
    }
}
