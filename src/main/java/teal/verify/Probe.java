package teal.verify;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import teal.http.Answer;
import teal.http.Call;
import teal.http.Http;
import teal.http.Limit;
import teal.release.EarlyEnd;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/**
 * Requests the public host from a server's own address, as a balancer would. A redirect is an answer to judge and is not
 * followed.
 */
final class Probe {

    /** A page that is longer than this is no page to check. */
    private static final Limit PAGE = Limit.whole(1 << 20);

    /** How often a long wait asks whether it still has a point. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final VerificationSettings settings;

    Probe(VerificationSettings settings) {
        this.settings = settings;
    }

    /**
     * Sends a request and waits, no longer than the time given for the whole answer.
     *
     * @param headers besides those of every probe
     */
    Reply ask(Target target, String path, Map<String, String> headers, Duration within, EarlyEnd end) {
        CompletableFuture<Reply> reply =
                send(target, path, ProbeHeaders.merged(implied(target), settings.headers(), headers), within);
        try {
            while (true) {
                try {
                    return reply.get(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    end.check();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure(
                    "interrupted while waiting for " + target.address() + "; the step can be repeated", e);
        } finally {
            reply.cancel(true);
        }
    }

    Reply ask(Target target, String path, Duration within, EarlyEnd end) {
        return ask(target, path, Map.of(), within, end);
    }

    /** Sends a request; the future always completes normally, no later than the time given. */
    CompletableFuture<Reply> send(Target target, String path, Duration within) {
        return send(target, path, ProbeHeaders.merged(implied(target), settings.headers()), within);
    }

    /** If an entrance is the public address in all but name, nobody in front of it could have added headers. */
    private Map<String, String> implied(Target target) {
        boolean direct = target.isEntrance()
                && target.address().getScheme().equals(settings.publicUrl().getScheme());
        return direct ? Map.of() : ProbeHeaders.implied(settings.publicUrl(), settings.hostHeader());
    }

    private CompletableFuture<Reply> send(Target target, String path, Map<String, String> headers, Duration within) {
        String base = target.address().toString().replaceFirst("/$", "");
        Call call = Call.get(URI.create(base + path))
                .as(target.host().orElse(settings.hostHeader()))
                .with(headers)
                .by(settings.route());
        long start = System.nanoTime();
        CompletableFuture<Answer> exchange;
        try {
            exchange = Http.send(call, within, PAGE);
        } catch (TechnicalFailure ownFile) {
            // A node that cannot be asked counts as not healthy, whatever the cause.
            return CompletableFuture.completedFuture(Reply.none(Reason.of(ownFile), Duration.ZERO));
        }
        CompletableFuture<Reply> reply = exchange.handle(
                (answer, trouble) -> reply(answer, trouble, Duration.ofNanos(System.nanoTime() - start)));
        reply.whenComplete((done, trouble) -> exchange.cancel(true));
        return reply;
    }

    private static Reply reply(@Nullable Answer answer, @Nullable Throwable trouble, Duration took) {
        if (answer != null) {
            return new Reply(
                    answer.status(),
                    answer.location().orElse(""),
                    answer.headers(),
                    answer.body(),
                    answer.unreadable(),
                    "",
                    took);
        }
        Throwable cause = trouble instanceof CompletionException wrapped ? wrapped.getCause() : trouble;
        return Reply.none(cause == null ? "no answer" : Reason.of(cause), took);
    }
}
