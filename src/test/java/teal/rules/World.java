package teal.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import teal.board.ReleaseView;
import teal.lab.ReleaseRecorder;
import teal.lab.invariants.NodeChange;
import teal.lab.invariants.TrafficMove;
import teal.lab.mall.MallShop;

/** An application's nodes and users before a release, to see afterwards whether its end says what is true. */
final class World {

    private final MallShop shop;
    private final List<String> before;
    private final ReleaseRecorder recorder;

    World(MallShop shop) {
        this.shop = shop;
        this.before = shop.versions();
        this.recorder = shop.newRecorder();
    }

    /**
     * What is wrong with a release that has ended; empty if its end is the truth and the invariants held.
     *
     * @param approved when somebody approved it, if ever
     */
    List<String> wrong(ReleaseView ended, Optional<Instant> approved) {
        List<String> wrong = new ArrayList<>(recorder.history(ended).breaches());
        List<String> now = shop.versions();
        boolean untouched = recorder.changes().stream().noneMatch(World::disturbs)
                && recorder.moves().isEmpty();
        boolean truth = switch (ended.state()) {
            case RELEASED -> now.stream().allMatch(ended.version()::equals);
            case ROLLED_BACK -> now.equals(before);
            case CANCELLED, REFUSED -> untouched && now.equals(before);
            case RUNNING, WAITING, DELETED -> false;
        };
        if (!truth) {
            wrong.add("it says " + ended.state() + ", but the nodes run " + now + " after " + before
                    + ", users moved by " + recorder.moves() + " and nodes were changed by " + recorder.changes());
        }
        recorder.moves().stream()
                .filter(move -> runs(ended.version(), move))
                .filter(move -> approved.filter(at -> !at.isAfter(move.at())).isEmpty())
                .forEach(move -> wrong.add("users were moved to a version that nobody had approved: " + move));
        return wrong;
    }

    /** Whether a node of the cluster that users were moved to ran this version by then. */
    private boolean runs(String version, TrafficMove move) {
        Map<String, String> links = new HashMap<>();
        recorder.changes().stream()
                .filter(change -> change.kind() == NodeChange.Kind.SWITCH)
                .filter(change -> change.cluster().equals(move.cluster()))
                .filter(change -> change.begun().isBefore(move.at()))
                .sorted(Comparator.comparing(NodeChange::begun))
                .forEach(change -> links.put(change.node(), change.link()));
        return links.values().stream().anyMatch(link -> link.endsWith("/" + version));
    }

    private static boolean disturbs(NodeChange change) {
        return change.kind() != NodeChange.Kind.STAGE;
    }
}
