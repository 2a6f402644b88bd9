package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import teal.board.ReleaseView;
import teal.lab.dns.LabNameServer.Change;
import teal.lab.dns.ZoneServers;
import teal.lab.invariants.History;
import teal.lab.invariants.NodeChange;
import teal.lab.invariants.NodeWork;
import teal.lab.invariants.TrafficMove;
import teal.lab.nodes.NodeServers;
import teal.lab.nodes.Ran;

/**
 * What a company's servers saw of its releases, and whether the design's invariants held. It knows nothing of Teal except
 * what releases report, so Teal may be stopped, killed and restarted during the recording.
 */
public final class ReleaseRecorder {

    private final ZoneServers names;
    private final NodeServers nodes;
    private final String record;
    private final String restart;
    private final Instant begun = Instant.now();
    private final String liveBefore;
    private final List<Instant> troubles = new CopyOnWriteArrayList<>();
    private final List<NodeWork> works = new CopyOnWriteArrayList<>();
    private UnaryOperator<Instant> clock = UnaryOperator.identity();

    private ReleaseRecorder(ZoneServers names, NodeServers nodes, String record, String target, String restart) {
        this.names = names;
        this.nodes = nodes;
        this.record = record;
        this.restart = restart;
        this.liveBefore = cluster(target);
    }

    /** Starts recording; no release may be in progress. */
    public static ReleaseRecorder of(Company company) {
        return of(company.names(), company.nodes(), Company.RECORD, company.target());
    }

    /**
     * The same for one of many applications.
     *
     * @param target where its record points now, starting with the cluster's name and a dot
     */
    public static ReleaseRecorder of(ZoneServers names, NodeServers nodes, String record, String target) {
        return of(names, nodes, record, target, Company.RESTART);
    }

    /**
     * The same for an application that is no shop.
     *
     * @param restart what its restart command contains, and no other command
     */
    public static ReleaseRecorder of(
            ZoneServers names, NodeServers nodes, String record, String target, String restart) {
        return new ReleaseRecorder(names, nodes, record, target, restart);
    }

    /** Servers use the machine's clock, Teal a different one. */
    void translateTo(LabClock teals) {
        clock = teals::at;
    }

    /** Something outside makes repeating necessary: Teal is killed, a connection is cut. */
    public void trouble() {
        troubles.add(clock.apply(Instant.now()));
    }

    /** Something that people have done to a node outside of releases, from its first request to its last answer. */
    public <T> T work(String node, Supplier<T> work) {
        Instant from = clock.apply(Instant.now());
        try {
            return work.get();
        } finally {
            works.add(new NodeWork(node, from, clock.apply(Instant.now())));
        }
    }

    /** Every change of the CNAME since the beginning. */
    public List<TrafficMove> moves() {
        return names.changes().stream()
                .filter(change -> change.record().equals(record))
                .filter(change -> !change.at().isBefore(begun))
                .map(this::move)
                .toList();
    }

    /** Every command since the beginning that changed a node and has ended. */
    public List<NodeChange> changes() {
        return nodes.commands().stream()
                .filter(ran -> !ran.begun().isBefore(begun))
                .flatMap(ran -> NodeChange.of(ran, clusterOf(ran), restart).stream())
                .map(change -> change.by(clock))
                .toList();
    }

    /** @param releases all releases since the beginning, with their evidence */
    public History history(ReleaseView... releases) {
        return new History(liveBefore, moves(), changes(), List.of(releases), works, troubles);
    }

    /**
     * Fails with one line for each violation: the invariant's letter, what happened, when, and to which cluster and node.
     *
     * @param releases all releases since the beginning, with their evidence
     */
    public void assertInvariants(ReleaseView... releases) {
        assertThat(history(releases).breaches()).as("broken invariants").isEmpty();
    }

    private TrafficMove move(Change change) {
        return new TrafficMove(clock.apply(change.at()), cluster(change.target()), change.target(), change.serial());
    }

    private static String cluster(String target) {
        return target.replaceFirst("\\..*", "");
    }

    private static String clusterOf(Ran ran) {
        return ran.node().replaceFirst("-[0-9]+$", "");
    }
}
