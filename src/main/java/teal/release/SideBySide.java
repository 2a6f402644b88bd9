package teal.release;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Applies the same function to several items in parallel, in threads that end with the call. A node that is down may take
 * its full time-out: the JVM's common pool, with one thread per processor, would handle the items almost one by one.
 */
public final class SideBySide {

    private static final int MOST_AT_ONCE = 16;

    private SideBySide() {}

    /** Up to 16 at once; returns the results in the order of the items. */
    public static <A, B> List<B> each(List<A> all, Function<A, B> question) {
        return each(all, MOST_AT_ONCE, question);
    }

    /**
     * Returns the results in the order of the items.
     *
     * @throws RuntimeException the first exception from any item; those still running are interrupted
     * @throws TechnicalFailure if this thread is interrupted while it waits
     */
    public static <A, B> List<B> each(List<A> all, int atOnce, Function<A, B> question) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(atOnce, all.size())));
        try {
            List<Future<B>> running = new ArrayList<>();
            all.forEach(one -> running.add(threads.submit(() -> question.apply(one))));
            List<B> answers = new ArrayList<>();
            for (Future<B> future : running) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("the step was interrupted; it can be repeated", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
