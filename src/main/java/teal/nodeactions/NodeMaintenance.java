package teal.nodeactions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import teal.access.NotAllowed;
import teal.access.Principals;
import teal.access.ReleaseRights;
import teal.access.Role;
import teal.access.SystemPrincipal;
import teal.deploy.NodeReport;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.attempt.FencingTokens;
import teal.process.node.Away;
import teal.process.node.NodesAway;
import teal.process.request.ReleaseLock;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.TechnicalFailure;

/**
 * Takes a node out of service for maintenance, and brings it back. While a release is running, neither is possible: it
 * decides about its nodes itself.
 */
@Service
public class NodeMaintenance {

    private static final int REASON = 1_000;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Inventory inventory;
    private final NodesAway away;
    private final ReleaseLock lock;
    private final FencingTokens tokens;
    private final ReleaseRights rights;
    private final Principals principals;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    NodeMaintenance(
            Inventory inventory,
            NodesAway away,
            ReleaseLock lock,
            FencingTokens tokens,
            ReleaseRights rights,
            Principals principals,
            Clock clock,
            ApplicationEventPublisher events) {
        this.inventory = inventory;
        this.away = away;
        this.lock = lock;
        this.tokens = tokens;
        this.rights = rights;
        this.principals = principals;
        this.clock = clock;
        this.events = events;
    }

    /** What was done, in one sentence. */
    public record Done(String summary, boolean inService) {}

    /** A person took a node out, or brought it back. */
    public record Acted(String person, String act, String application, String node, String details) {}

    /**
     * Takes a node out of service. A node that cannot be reached is recorded all the same.
     *
     * @throws NodeRefused if it cannot be done now
     * @throws IllegalArgumentException if the reason or the time is missing or impossible
     * @throws teal.process.request.ApplicationBusy if a release is running
     * @throws TechnicalFailure if the inventory's command failed, so that users may still reach the node
     */
    public Done begin(String applicationName, String nodeName, String reason, Instant until) {
        String person = checkRight("taking a node out of service");
        ManagedApplication managed = inventory.get(applicationName);
        Node node = node(managed, nodeName);
        check(reason, until);
        if (managed.settings().deployment().commands().takingOutOfService().isEmpty()) {
            throw new NodeRefused("nothing could keep users off " + nodeName + ": set teal.applications."
                    + applicationName + ".deployment.commands.out-of-service");
        }
        try (NodeTurn turn = turn(managed, nodeName)) {
            Map<String, Away> absent = away.of(applicationName);
            Optional.ofNullable(absent.get(nodeName))
                    .filter(Away::isInMaintenance)
                    .ifPresent(known -> {
                        throw new NodeRefused(nodeName + " is already "
                                + away.text(known, managed.settings().zone()));
                    });
            Cluster cluster = cluster(managed, nodeName);
            if (cluster.nodes().stream().allMatch(other -> other.equals(node) || absent.containsKey(other.name()))) {
                throw new NodeRefused("no other node of " + cluster.name() + " is in service; bring one back first");
            }
            Away wanted = new Away(
                    applicationName,
                    nodeName,
                    Away.Kind.MAINTENANCE,
                    reason.strip().replaceAll("\\s+", " "),
                    person,
                    clock.instant(),
                    Optional.of(until));
            String found = takeOut(managed, node, turn);
            away.put(wanted);
            ZoneId zone = managed.settings().zone();
            // The record of who did what names people by what they sign in with.
            events.publishEvent(
                    new Acted(person, "BeginMaintenance", applicationName, nodeName, wanted.text(zone, person)));
            return new Done(nodeName + " is " + away.text(wanted, zone) + found, false);
        }
    }

    private static String takeOut(ManagedApplication managed, Node node, NodeTurn turn) {
        NodeReport report;
        try {
            report = managed.deployer().takeOutOfService(node, turn);
        } catch (TechnicalFailure unreachable) {
            return "; its out-of-service command could not be run: " + unreachable.getMessage();
        }
        if (!report.passed()) {
            throw new TechnicalFailure(report.summary() + "; " + node.name() + " may still get users");
        }
        return "";
    }

    /**
     * Brings a node back. If it runs its cluster's version, it is tested, warmed up and put in service now; otherwise the
     * next release brings it to its version first.
     *
     * @throws NodeRefused if it is not away, or not good enough for users
     * @throws teal.process.request.ApplicationBusy if a release is running
     */
    public Done end(String applicationName, String nodeName) {
        String person = checkRight("bringing a node back");
        ManagedApplication managed = inventory.get(applicationName);
        Node node = node(managed, nodeName);
        try (NodeTurn turn = turn(managed, nodeName)) {
            Map<String, Away> absent = away.of(applicationName);
            Away known = Optional.ofNullable(absent.get(nodeName))
                    .orElseThrow(() -> new NodeRefused(nodeName + " is not away"));
            Done done = new ReturnToService(managed, cluster(managed, nodeName), node, absent.keySet()).attempt(turn);
            if (done.inService()) {
                away.remove(applicationName, nodeName);
            } else {
                away.waitsForRelease(applicationName, nodeName, known.reason(), person);
            }
            events.publishEvent(new Acted(person, "EndMaintenance", applicationName, nodeName, done.summary()));
            return done;
        }
    }

    private NodeTurn turn(ManagedApplication managed, String node) {
        var verification = managed.settings().verification();
        Duration most = managed.settings()
                .deployment()
                .commandTimeout()
                .multipliedBy(3)
                .plus(verification.health().within())
                .plus(Duration.ofMinutes(30));
        return new NodeTurn(
                lock,
                tokens,
                clock,
                managed.name(),
                "node " + node,
                clock.instant().plus(most));
    }

    private String checkRight(String what) {
        if (!rights.maySteer()) {
            throw new NotAllowed(what + " needs the group '" + Role.OPERATORS.group() + "'");
        }
        return principals.name().orElse(SystemPrincipal.NAME);
    }

    private void check(String reason, Instant until) {
        if (reason.isBlank() || reason.length() > REASON) {
            throw new IllegalArgumentException(
                    "reason: found " + reason.length() + " characters; allowed: 1 to " + REASON);
        }
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "until: found " + until + "; allowed: a time after now, and within a year");
        }
    }

    private static Cluster cluster(ManagedApplication managed, String node) {
        return managed.application().clusters().stream()
                .filter(cluster ->
                        cluster.nodes().stream().anyMatch(known -> known.name().equals(node)))
                .findFirst()
                .orElseThrow(() -> new UnknownNode(managed.name() + " has no node " + node));
    }

    private static Node node(ManagedApplication managed, String node) {
        return cluster(managed, node).node(node);
    }

    /** It cannot be done in the node's present state. */
    public static final class NodeRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NodeRefused(String message) {
            super(message);
        }
    }

    /** The application has no such node. */
    public static final class UnknownNode extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownNode(String message) {
            super(message);
        }
    }
}
