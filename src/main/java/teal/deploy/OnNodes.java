package teal.deploy;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.SideBySide;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;

/** Runs the same step on several nodes in parallel, waits for all of them, and names every node that failed. */
final class OnNodes {

    private record Attempt<T>(@Nullable T result, @Nullable Throwable failure) {}

    private OnNodes() {}

    /** @throws RuntimeException naming all nodes that failed */
    static <T> List<T> each(List<Node> nodes, Function<Node, T> step) {
        if (nodes.size() == 1) {
            return List.of(step.apply(nodes.get(0)));
        }
        List<Attempt<T>> attempts = SideBySide.each(nodes, node -> attempt(step, node));
        List<Throwable> failures = attempts.stream()
                .flatMap(attempt -> Stream.ofNullable(attempt.failure()))
                .toList();
        if (!failures.isEmpty()) {
            throw together(failures, nodes.size());
        }
        return attempts.stream()
                .map(attempt -> Objects.requireNonNull(attempt.result()))
                .toList();
    }

    private static <T> Attempt<T> attempt(Function<Node, T> step, Node node) {
        try {
            return new Attempt<>(step.apply(node), null);
        } catch (RuntimeException | Error failure) {
            return new Attempt<>(null, failure);
        }
    }

    /**
     * An attempt that is stale on one node can say nothing about the others, and a file of Teal's own is the same for all. If
     * one node needs a person, so does the whole:
     * retrying would only delay it.
     */
    private static RuntimeException together(List<Throwable> failures, int nodes) {
        for (Throwable failure : failures) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof StaleAttempt late) {
                return late;
            }
            if (failure instanceof OwnFileFault fault) {
                return fault;
            }
        }
        String message = failures.size() + " of " + nodes + " nodes: "
                + String.join("; ", failures.stream().map(Throwable::getMessage).toList());
        Throwable first = failures.stream()
                .filter(PermanentRefusal.class::isInstance)
                .findFirst()
                .orElse(failures.get(0));
        return first instanceof PermanentRefusal
                ? new PermanentRefusal(message, first)
                : new TechnicalFailure(message, first);
    }
}
