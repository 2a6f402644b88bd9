package teal.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import teal.release.Node;
import teal.release.OutOfTurn;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** Does the same on several nodes at once, waits for all of them, and names all that failed. */
final class SideBySide {

    private static final int MOST_AT_ONCE = 16;

    private SideBySide() {}

    static <T> List<T> onEach(List<Node> nodes, Function<Node, T> step) {
        if (nodes.size() == 1) {
            return List.of(step.apply(nodes.get(0)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(nodes.size(), MOST_AT_ONCE)));
        try {
            List<Future<T>> futures = nodes.stream()
                    .map(node -> threads.submit(() -> step.apply(node)))
                    .toList();
            return results(futures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("interrupted while waiting for nodes", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        if (!failures.isEmpty()) {
            throw together(failures, futures.size());
        }
        return results;
    }

    /**
     * Whoever is out of turn on one node has nothing to say about the others. A person is needed as soon as one node needs
     * one: repeating would only put it off.
     */
    private static RuntimeException together(List<Throwable> failures, int nodes) {
        for (Throwable failure : failures) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof OutOfTurn late) {
                return late;
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
