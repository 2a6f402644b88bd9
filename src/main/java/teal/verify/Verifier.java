package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.SideBySide;
import teal.release.Transcript;
import teal.release.Version;

/**
 * Is it good? Asks nodes by HTTP at their own addresses, with the public host's name. Every call ends by its own
 * deadline and leaves no connection open. A "no" is a report; what cannot be asked at all is an exception. Where a
 * node's address is https, its certificate must name that address.
 */
public final class Verifier {

    private final HealthCheck health;
    private final SmokeTests smokeTests;
    private final WarmUp warmUp;
    private final Watch watch;

    public Verifier(VerificationSettings settings, Clock clock) {
        Probe probe = new Probe(settings.hostHeader());
        this.health = new HealthCheck(settings.health(), probe, clock);
        this.smokeTests = new SmokeTests(settings, probe);
        this.warmUp = new WarmUp(settings.warmUp(), probe, clock);
        this.watch = new Watch(settings, probe, clock);
    }

    /** Looks once: is the node healthy, and which version answers? Nothing is expected of the version. */
    public HealthReport look(Node node) {
        return health.look(node);
    }

    /** The same for several, side by side. */
    public List<HealthReport> look(List<Node> nodes) {
        return SideBySide.each(nodes, this::look);
    }

    /**
     * Looks at once, then at the interval, until the node was healthy with this version as often in a row as wanted, or
     * until its time is up (plus at most one request's time-out).
     */
    public HealthReport awaitHealthy(Node node, Version version) {
        return health.await(node, version);
    }

    /**
     * Runs every smoke test on every node of the cluster, the nodes side by side, then the script, once for each version.
     *
     * @param versions what each node is to run: on the way back, nodes of one cluster may differ
     * @param transcript is told what the script prints
     * @throws teal.release.PermanentRefusal if the script cannot be started
     */
    public SmokeReport smokeTest(Cluster cluster, Function<Node, Version> versions, Transcript transcript) {
        return smokeTests.run(cluster, versions, transcript);
    }

    /** Sends requests to the nodes side by side until each is fast enough for users or has had its requests. */
    public WarmUpReport warmUp(Cluster cluster) {
        return warmUp.run(cluster);
    }

    /** Sends requests at a steady pace to the cluster that serves the users, for the given time. */
    public WatchReport watch(Cluster live, Duration howLong) {
        return watch.run(live, howLong);
    }
}
