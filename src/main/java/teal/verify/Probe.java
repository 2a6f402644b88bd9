package teal.verify;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import teal.release.PermanentRefusal;

/**
 * Requests the public host from a server's own address. Every request has its own connection: one kept alive would count as
 * a user of the cluster that has to become idle.
 */
final class Probe {

    private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    static {
        // Both are read once, when the JDK's client is loaded. The first lets us set the Host header.
        String allowed = System.getProperty(RESTRICTED, "");
        System.setProperty(RESTRICTED, allowed.isEmpty() ? "host,connection" : allowed + ",host,connection");
        // In seconds, because a server may ignore our "Connection: close". The default of 20 minutes would keep the
        // cluster busy.
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "1");
        }
    }

    // Shared by all applications: each client has its own threads. No redirects: the redirect is the answer to judge.
    // No proxy: nodes are contacted directly.
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private final String host;

    Probe(String host) {
        this.host = host;
    }

    /** Sends a request and waits, no longer than the time given for the whole answer. */
    Reply ask(URI origin, String path, Duration within) {
        return send(origin, path, within).join();
    }

    /** Sends a request; the future always completes normally, no later than the time given. */
    CompletableFuture<Reply> send(URI origin, String path, Duration within) {
        HttpRequest request = request(origin, path);
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<String>> exchange = CLIENT.sendAsync(request, head -> new BoundedBody());
        // The request's own time-out ends with the answer's headers; a body that trickles in must end too.
        CompletableFuture<Reply> reply = exchange.handle(
                        (response, trouble) -> reply(response, trouble, Duration.ofNanos(System.nanoTime() - start)))
                .completeOnTimeout(
                        Reply.none("no whole answer within " + within.toMillis() + " ms", within),
                        within.toNanos(),
                        TimeUnit.NANOSECONDS);
        reply.thenRun(() -> exchange.cancel(true));
        return reply;
    }

    private HttpRequest request(URI origin, String path) {
        String base = origin.toString().replaceFirst("/$", "");
        try {
            return HttpRequest.newBuilder(URI.create(base + path))
                    .header("Host", host)
                    .header("Connection", "close")
                    .header("User-Agent", "Teal")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new PermanentRefusal(
                    "probe of " + base + path + ": the JDK's HTTP client refused it (" + e.getMessage()
                            + "); start Teal with -D" + RESTRICTED + "=host,connection",
                    e);
        }
    }

    private static Reply reply(@Nullable HttpResponse<String> response, @Nullable Throwable trouble, Duration took) {
        if (response != null) {
            return new Reply(response.statusCode(), response.body(), "", took);
        }
        Throwable cause = trouble instanceof CompletionException wrapped ? wrapped.getCause() : trouble;
        if (cause instanceof ConnectException) {
            return Reply.none("connection refused", took);
        }
        return Reply.none(cause == null ? "no answer" : words(cause), took);
    }

    private static String words(Throwable trouble) {
        String message = trouble.getMessage();
        return message == null ? trouble.getClass().getSimpleName() : message;
    }
}
