package teal.nodeactions;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import teal.access.NotAllowed;
import teal.access.Principals;
import teal.access.ReleaseRights;
import teal.access.Role;
import teal.access.SystemPrincipal;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.nodeactions.NodeMaintenance.Acted;
import teal.nodeactions.NodeMaintenance.NodeRefused;
import teal.nodeactions.NodeMaintenance.UnknownNode;
import teal.process.attempt.FencingTokens;
import teal.process.request.ReleaseLock;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.SideBySide;
import teal.release.Version;

/**
 * Takes over an application that runs from a directory of its own: what runs becomes a version like those that Teal puts
 * there, so that a roll-back can return to it. Each node by itself; those that do not fit are named and left alone.
 */
@Service
public class Adoption {

    private static final Duration MOST = Duration.ofHours(1);

    private final Inventory inventory;
    private final ReleaseLock lock;
    private final FencingTokens tokens;
    private final ReleaseRights rights;
    private final Principals principals;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Adoption(
            Inventory inventory,
            ReleaseLock lock,
            FencingTokens tokens,
            ReleaseRights rights,
            Principals principals,
            Clock clock,
            ApplicationEventPublisher events) {
        this.inventory = inventory;
        this.lock = lock;
        this.tokens = tokens;
        this.rights = rights;
        this.principals = principals;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What is to be adopted.
     *
     * @param from the directory that the application runs from; {@code {node}} in it stands for the node's name. Empty: only
     *     what runs is of interest
     * @param node only this one; empty for all
     * @param artifact the address of the version's artifact; empty: where the inventory says that versions are
     * @param runs the version that runs, for an application that does not report it; empty: what it reports
     */
    public record Wanted(
            String application, String from, Optional<String> node, Optional<String> artifact, Optional<String> runs) {}

    /**
     * What was found on one node.
     *
     * @param version that the application reports there
     * @param runsIn the directories that its processes run in, as far as Teal's account may see them
     * @param fits whether it can be adopted, or was
     * @param found what will be done or was done, or why it cannot be
     */
    public record OnNode(
            String cluster, String node, Optional<String> version, List<String> runsIn, boolean fits, String found) {}

    /**
     * @param done whether anything was to be changed; otherwise this is what would be done
     * @param refusal why nothing can be adopted on any node
     */
    public record Result(boolean done, Optional<String> refusal, List<OnNode> nodes) {}

    /**
     * Looks at the nodes. Changes nothing.
     *
     * @throws IllegalArgumentException if the directory, the version or the artifact's address is impossible
     */
    public Result look(Wanted wanted) {
        ManagedApplication managed = checked(wanted);
        AdoptableNode adoptable = adoptable(managed, wanted);
        return new Result(
                false,
                managed.usersElsewhere(),
                onEach(managed, wanted, (cluster, node) -> adoptable.look(cluster, node)));
    }

    /**
     * Adopts the nodes that fit.
     *
     * @throws IllegalArgumentException if the directory, the version or the artifact's address is impossible
     * @throws NodeRefused if users are on neither cluster
     * @throws teal.process.request.ApplicationBusy if a release is running, or another adoption
     */
    public Result adopt(Wanted wanted) {
        ManagedApplication managed = checked(wanted);
        if (wanted.from().isBlank()) {
            throw new IllegalArgumentException(
                    "from: found nothing; allowed: the directory that the application runs from");
        }
        managed.usersElsewhere().ifPresent(why -> {
            throw new NodeRefused(why);
        });
        AdoptableNode adoptable = adoptable(managed, wanted);
        String held = wanted.node().map("node "::concat).orElse("all nodes") + ", adoption";
        try (NodeTurn turn = new NodeTurn(
                lock, tokens, clock, managed.name(), held, clock.instant().plus(MOST))) {
            List<OnNode> nodes = onEach(managed, wanted, (cluster, node) -> adoptable.adopt(cluster, node, turn));
            String person = principals.name().orElse(SystemPrincipal.NAME);
            nodes.forEach(
                    node -> events.publishEvent(new Acted(person, "Adopt", managed.name(), node.node(), node.found())));
            return new Result(true, Optional.empty(), nodes);
        }
    }

    private ManagedApplication checked(Wanted wanted) {
        if (!rights.maySteer()) {
            throw new NotAllowed("adopting an application needs the group '" + Role.OPERATORS.group() + "'");
        }
        ManagedApplication managed = inventory.get(wanted.application());
        AdoptableNode.checkDirectory(wanted.from());
        wanted.node().ifPresent(node -> {
            if (managed.application().clusters().stream()
                    .flatMap(cluster -> cluster.nodes().stream())
                    .noneMatch(known -> known.name().equals(node))) {
                throw new UnknownNode(managed.name() + " has no node " + node);
            }
        });
        return managed;
    }

    private static AdoptableNode adoptable(ManagedApplication managed, Wanted wanted) {
        return new AdoptableNode(
                managed,
                wanted.from(),
                wanted.runs().map(Version::new),
                new KnownArtifacts(managed.artifacts(), wanted.artifact()));
    }

    @FunctionalInterface
    private interface Work {
        OnNode on(String cluster, Node node);
    }

    private static List<OnNode> onEach(ManagedApplication managed, Wanted wanted, Work work) {
        return managed.application().clusters().stream()
                .flatMap(cluster -> onEach(cluster, wanted, work).stream())
                .toList();
    }

    private static List<OnNode> onEach(Cluster cluster, Wanted wanted, Work work) {
        return SideBySide.each(
                cluster.nodes().stream()
                        .filter(node -> wanted.node().map(node.name()::equals).orElse(true))
                        .toList(),
                node -> work.on(cluster.name(), node));
    }
}
