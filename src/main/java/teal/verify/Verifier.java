package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.SideBySide;
import teal.release.Transcript;
import teal.release.Version;

/**
 * Is it good? Sends HTTP requests to nodes at their own addresses, under the public host name and with the headers that a
 * balancer would add. Every call ends by its own deadline and leaves no connection open; what waits for longer ends with
 * {@link teal.release.EndedEarly} if that is requested. A "no" is a report; if a check cannot be made at all, that is an
 * exception. A node with an https address needs a certificate for the public host or for that address.
 */
public final class Verifier {

    private final HealthCheck health;
    private final SmokeTests smokeTests;
    private final WarmUp warmUp;
    private final Watch watch;

    /** @param onNode asked where the inventory says that not the application, but its node knows the version */
    public Verifier(VerificationSettings settings, VersionOnNode onNode, Clock clock) {
        Probe probe = new Probe(settings);
        this.health = new HealthCheck(settings, probe, onNode, clock);
        this.smokeTests = new SmokeTests(settings, probe, health, clock);
        this.warmUp = new WarmUp(settings.warmUp(), probe, health, clock);
        this.watch = new Watch(settings, probe, clock);
    }

    /** Checks once: is the node healthy, and which version answers? No particular version is expected. */
    public HealthReport look(Node node) {
        return health.look(node);
    }

    /** The same for several nodes in parallel. */
    public List<HealthReport> look(List<Node> nodes) {
        return SideBySide.each(nodes, this::look);
    }

    /**
     * Checks at once, and then at intervals, until the node has been healthy with this version for as long and as often in a
     * row as required, or its time is up (plus at most one request's time-out).
     *
     * @param before the version that the node ran before, to tell an old process from a wrong artifact
     * @param transcript receives, while it waits, what was seen last and until when it goes on
     */
    public HealthReport awaitHealthy(
            Node node, Version version, Optional<Version> before, Transcript transcript, EarlyEnd end) {
        return health.await(node, version, before, transcript, new SeldomAsked(end));
    }

    /**
     * Runs every smoke test on every node of the cluster, in parallel, then the script, once for each version; and looks
     * whether all nodes are still healthy afterwards. A test that fails is repeated within its time.
     *
     * @param versions the version that each node is to run: during a roll-back, nodes of one cluster may differ
     * @param transcript receives the script's output
     * @throws teal.release.PermanentRefusal if the script cannot be started
     */
    public SmokeReport smokeTest(
            Cluster cluster, Function<Node, Version> versions, Transcript transcript, EarlyEnd end) {
        return smokeTests.run(cluster, versions, transcript, new SeldomAsked(end));
    }

    /**
     * Sends requests to the nodes in parallel, until each is fast enough for users or has used up its requests; and looks
     * whether all nodes are still healthy afterwards.
     *
     * @param transcript receives, while it goes on, how fast each was last, and when it gives up
     */
    public WarmUpReport warmUp(Cluster cluster, Function<Node, Version> versions, Transcript transcript, EarlyEnd end) {
        return warmUp.run(cluster, versions, transcript, new SeldomAsked(end));
    }

    /**
     * Sends requests at a steady pace, for the given time, to the cluster that serves users.
     *
     * @param left how long it will be watched together with the times that follow this one
     * @param transcript receives, while it watches, what was served so far and how long it goes on
     */
    public WatchReport watch(Cluster live, Duration howLong, Duration left, Transcript transcript, EarlyEnd end) {
        return watch.run(live, howLong, left, transcript, new SeldomAsked(end));
    }
}
