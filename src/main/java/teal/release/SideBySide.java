package teal.release;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The same question to several at once, in threads that end with it. Answers may take as long as a node that is not there:
 * the JVM's common pool, which has as many threads as the machine has processors, would ask them almost one by one.
 */
public final class SideBySide {

    private static final int MOST_AT_ONCE = 16;

    private SideBySide() {}

    /** Up to 16 at once; returns the answers in the order of what was asked. */
    public static <A, B> List<B> each(List<A> all, Function<A, B> question) {
        return each(all, MOST_AT_ONCE, question);
    }

    /**
     * Returns the answers in the order of what was asked.
     *
     * @throws RuntimeException the first one that a question ended with; those still under way are broken off
     * @throws TechnicalFailure if this thread is interrupted meanwhile
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
