package teal.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import teal.release.TechnicalFailure;

/** Sends requests over HTTP/1.1. Redirects are answers and are not followed, and nothing is sent twice. */
public final class Http {

    /** Longer than the deadline by this much, the connection's own time-outs end what the deadline could not. */
    private static final Duration BACKSTOP = Duration.ofSeconds(1);

    private Http() {}

    /**
     * Sends a request and waits for its whole answer.
     *
     * @param within for everything: name, connection, TLS, headers and body
     * @throws NoAnswer if there was none in time
     * @throws TechnicalFailure if this thread is interrupted while it waits
     */
    public static Answer ask(Call call, Duration within, Limit limit) throws NoAnswer {
        CompletableFuture<Answer> answer = send(call, within, limit);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoAnswer none) {
                throw none;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("interrupted while waiting for an answer; the step can be repeated", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** The same without waiting: completes with the answer or with {@link NoAnswer}, no later than the time given. */
    public static CompletableFuture<Answer> send(Call call, Duration within, Limit limit) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Exchange exchange = new Exchange(call, within.plus(BACKSTOP));
        ScheduledFuture<?> deadline = Threads.CLOCK.schedule(
                () -> {
                    String late = late(within, exchange.stage());
                    answer.completeExceptionally(new NoAnswer(late));
                    exchange.cut(late);
                },
                within.toNanos(),
                TimeUnit.NANOSECONDS);
        answer.whenComplete((done, trouble) -> {
            deadline.cancel(false);
            if (answer.isCancelled()) {
                exchange.cut("the request was cancelled");
            }
        });
        try {
            Threads.WORK.execute(() -> run(exchange, limit, answer));
        } catch (RejectedExecutionException e) {
            exchange.close();
            answer.completeExceptionally(
                    new NoAnswer("not sent: " + Threads.MOST + " requests are waiting for answers already"));
        }
        return answer;
    }

    private static void run(Exchange exchange, Limit limit, CompletableFuture<Answer> answer) {
        try {
            Answer whole;
            try (exchange) {
                whole = exchange.answer(limit);
            }
            answer.complete(whole);
        } catch (NoAnswer | RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    static String late(Duration within, Stage stage) {
        return "no whole answer within " + within.toMillis() + " ms, " + stage.words();
    }
}
