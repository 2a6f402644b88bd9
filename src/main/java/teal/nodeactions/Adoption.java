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
import teal.deploy.AdoptedTree;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.nodeactions.NodeMaintenance.Acted;
import teal.process.attempt.FencingTokens;
import teal.process.request.ReleaseLock;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.SideBySide;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;
import teal.release.Version;
import teal.verify.HealthReport;

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
     * What was found on one node.
     *
     * @param version that the application reports there
     * @param fits whether it can be adopted, or was
     * @param found what will be done or was done, or why it cannot be
     */
    public record OnNode(String cluster, String node, Optional<String> version, boolean fits, String found) {}

    /** @param done whether anything was to be changed; otherwise this is what would be done */
    public record Result(boolean done, List<OnNode> nodes) {}

    /**
     * Looks at all nodes, and if asked to, adopts those that fit.
     *
     * @param from the directory that the application runs from; {@code {node}} in it stands for the node's name
     * @throws IllegalArgumentException if the directory is impossible
     * @throws teal.process.request.ApplicationBusy if a release is running
     */
    public Result adopt(String application, String from, boolean onlyLook) {
        if (!rights.maySteer()) {
            throw new NotAllowed("adopting an application needs the group '" + Role.OPERATORS.group() + "'");
        }
        ManagedApplication managed = inventory.get(application);
        if (onlyLook) {
            return new Result(
                    false,
                    onEach(managed, from, (node, tree) -> managed.deployer().looksAdoptable(node, tree)));
        }
        try (NodeTurn turn = new NodeTurn(
                lock,
                tokens,
                clock,
                application,
                "all (adoption)",
                clock.instant().plus(MOST))) {
            Result result = new Result(
                    true,
                    onEach(
                            managed,
                            from,
                            (node, tree) ->
                                    managed.deployer().adopt(node, tree, turn).summary()));
            String person = principals.name().orElse(SystemPrincipal.NAME);
            result.nodes()
                    .forEach(node ->
                            events.publishEvent(new Acted(person, "Adopt", application, node.node(), node.found())));
            return result;
        }
    }

    @FunctionalInterface
    private interface Work {
        String on(Node node, AdoptedTree tree);
    }

    private static List<OnNode> onEach(ManagedApplication managed, String from, Work work) {
        // Checked once, before any node is asked.
        new AdoptedTree(from, new Version("0"));
        return managed.application().clusters().stream()
                .flatMap(cluster ->
                        SideBySide.each(cluster.nodes(), node -> on(managed, cluster.name(), node, from, work))
                                .stream())
                .toList();
    }

    private static OnNode on(ManagedApplication managed, String cluster, Node node, String from, Work work) {
        HealthReport look = managed.verifier().look(node);
        if (!look.passed() || look.version().isEmpty()) {
            return new OnNode(
                    cluster,
                    node.name(),
                    look.version(),
                    false,
                    "no healthy version that says what it is: " + look.summary());
        }
        try {
            AdoptedTree tree = new AdoptedTree(from, new Version(look.version().get()));
            return new OnNode(cluster, node.name(), look.version(), true, work.on(node, tree));
        } catch (PermanentRefusal | TechnicalFailure | StaleAttempt | IllegalArgumentException refused) {
            return new OnNode(cluster, node.name(), look.version(), false, Reason.of(refused));
        }
    }
}
