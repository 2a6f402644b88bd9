package teal.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import teal.board.HistoryTables.ActivityRow;

/**
 * The sequence flows that one process instance took. The engine's history does not record flows, only activities and their
 * order. So each activity is taken to follow the latest of its predecessors that no other activity has followed yet.
 */
final class TakenFlows {

    /** Even if it has two outgoing flows, only one is taken. */
    private static final String EXCLUSIVE = "exclusiveGateway";

    /** A sequence flow of a diagram, by ids. */
    record Flow(String id, String source, String target) {}

    private final Map<String, List<Flow>> into = new HashMap<>();
    private final Map<String, List<Flow>> outOf = new HashMap<>();

    /** For each flow, the activities that may have left by it, as indexes in their order, latest first. */
    private final Map<Flow, Deque<Integer>> waiting = new HashMap<>();

    private final List<String> taken = new ArrayList<>();

    private TakenFlows(List<Flow> flows) {
        flows.forEach(flow -> {
            into.computeIfAbsent(flow.target(), id -> new ArrayList<>()).add(flow);
            outOf.computeIfAbsent(flow.source(), id -> new ArrayList<>()).add(flow);
            waiting.put(flow, new ArrayDeque<>());
        });
    }

    /**
     * @param flows of the diagram
     * @param activities of the instance, in the order in which they started
     * @return ids of the flows, in the order in which they were taken, each as often as it was taken
     */
    static List<String> of(List<Flow> flows, List<ActivityRow> activities) {
        TakenFlows search = new TakenFlows(flows);
        for (int place = 0; place < activities.size(); place++) {
            ActivityRow activity = activities.get(place);
            search.arrive(activity, activities);
            if (activity.end() != null && !activity.cancelled()) {
                search.leave(activity, place);
            }
        }
        return search.taken;
    }

    private void arrive(ActivityRow activity, List<ActivityRow> activities) {
        Optional<Flow> latest = into.getOrDefault(activity.activity(), List.of()).stream()
                .filter(flow -> !sources(flow).isEmpty())
                .max(Comparator.comparing(flow -> sources(flow).element()));
        if (latest.isEmpty()) {
            withoutPredecessor(activity, activities).ifPresent(flow -> taken.add(flow.id()));
        }
        latest.ifPresent(flow -> {
            Integer source = sources(flow).pop();
            if (activities.get(source).type().equals(EXCLUSIVE)) {
                outOf.getOrDefault(flow.source(), List.of())
                        .forEach(other -> sources(other).remove(source));
            }
            taken.add(flow.id());
        });
    }

    /** A requested roll-back begins after an event that did not happen: the only way in is the one that was taken. */
    private Optional<Flow> withoutPredecessor(ActivityRow activity, List<ActivityRow> activities) {
        List<Flow> ways = into.getOrDefault(activity.activity(), List.of());
        return ways.stream()
                .filter(way -> ways.size() == 1
                        && activities.stream()
                                .noneMatch(other -> other.activity().equals(way.source())))
                .findFirst();
    }

    private void leave(ActivityRow activity, int place) {
        outOf.getOrDefault(activity.activity(), List.of())
                .forEach(flow -> sources(flow).push(place));
    }

    private Deque<Integer> sources(Flow flow) {
        return Objects.requireNonNull(waiting.get(flow));
    }
}
