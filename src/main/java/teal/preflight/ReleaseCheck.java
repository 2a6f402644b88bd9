package teal.preflight;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.access.Principals;
import teal.deploy.ArtifactCheck;
import teal.deploy.NodeCheck;
import teal.deploy.NodeState;
import teal.inventory.ManagedApplication;
import teal.notify.Notifier;
import teal.release.CheckItem;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.SideBySide;
import teal.traffic.TrafficCheck;
import teal.verify.Metrics;
import teal.verify.RunningCheck;

/**
 * Asks everything that a release of an application will ask, side by side, and changes nothing. Of one application there is
 * one check at a time: a second request meanwhile gets the same answers, so that people cannot flood nodes with log-ins.
 */
@Component
public class ReleaseCheck {

    /** Most of the time goes by in waiting for others. */
    private static final int AT_ONCE = 50;

    private static final List<String> AREAS = List.of("dns", "nodes", "application", "artifacts", "systems", "people");

    private final Notifier notifier;
    private final PeopleCheck people;
    private final Principals principals;
    private final Clock clock;
    private final Map<String, CompletableFuture<List<CheckItem>>> running = new ConcurrentHashMap<>();

    ReleaseCheck(Notifier notifier, PeopleCheck people, Principals principals, Clock clock) {
        this.notifier = notifier;
        this.people = people;
        this.principals = principals;
        this.clock = clock;
    }

    /** Takes as long as the slowest answer, within its time-out. */
    public CheckReport of(ManagedApplication managed) {
        principals.mustBeSomebody("checking an application");
        List<CheckItem> items = new ArrayList<>(shared(managed));
        items.addAll(people.ask(managed, principals.name()));
        return CheckReport.of(managed.name(), items);
    }

    private List<CheckItem> shared(ManagedApplication managed) {
        CompletableFuture<List<CheckItem>> mine = new CompletableFuture<>();
        CompletableFuture<List<CheckItem>> others = running.putIfAbsent(managed.name(), mine);
        if (others != null) {
            try {
                return others.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
        try {
            List<CheckItem> items = ask(managed);
            mine.complete(items);
            return items;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(managed.name(), mine);
        }
    }

    private List<CheckItem> ask(ManagedApplication managed) {
        RunningCheck application = new RunningCheck(managed.settings().verification(), managed.verifier(), clock);
        ArtifactCheck artifacts =
                new ArtifactCheck(managed.settings().deployment().artifacts());
        List<Supplier<List<CheckItem>>> questions = new ArrayList<>();
        questions.add(() -> new TrafficCheck(managed.settings().traffic(), clock)
                .ask(managed.application().clusters()));
        managed.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .forEach(node -> questions.add(() -> node(managed, application, node)));
        questions.add(application::askScript);
        questions.add(() -> clusters(managed));
        artifacts.places().forEach(place -> questions.add(() -> artifacts.ask(place)));
        questions.add(managed.endpoints()::ask);
        questions.add(() -> managed.metrics().map(Metrics::ask).orElse(List.of()));
        questions.add(notifier::ask);
        return SideBySide.each(questions, AT_ONCE, Supplier::get).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(item -> AREAS.indexOf(item.area())))
                .toList();
    }

    private static List<CheckItem> clusters(ManagedApplication managed) {
        try {
            managed.application().mustHaveTwoClusters();
            return List.of();
        } catch (PermanentRefusal onlyOne) {
            return List.of(new CheckItem(
                    CheckItem.Outcome.FAILED,
                    "application",
                    managed.name(),
                    "two clusters",
                    Reason.of(onlyOne),
                    "add the second cluster to the inventory, and start Teal again"));
        }
    }

    private List<CheckItem> node(ManagedApplication managed, RunningCheck application, Node node) {
        NodeCheck.Result found = new NodeCheck(managed.settings().deployment(), clock).ask(node);
        return Stream.concat(
                        found.items().stream(),
                        application.ask(node, found.state().flatMap(NodeState::current)).stream())
                .toList();
    }
}
