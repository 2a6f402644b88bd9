package teal.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import teal.release.TechnicalFailure;

/** The same question to several at once, in threads that end with it. */
final class SideBySide {

    private SideBySide() {}

    /** Returns the answers in the order of what was asked. */
    static <A, B> List<B> each(List<A> all, int atOnce, Function<A, B> question) {
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
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
