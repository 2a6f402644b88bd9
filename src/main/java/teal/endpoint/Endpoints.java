package teal.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import teal.release.PermanentRefusal;
import teal.release.Placeholders;
import teal.release.TechnicalFailure;

/** Calls the addresses listed in the inventory. */
public final class Endpoints {

    /** Lets a receiver that has seen this call before answer without doing it again. */
    private static final String ONCE = "Idempotency-Key";

    // Shared by all applications: each client has its own threads.
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .build();

    private final Map<String, EndpointSettings> settings;

    public Endpoints(Map<String, EndpointSettings> settings) {
        this.settings = settings;
    }

    /**
     * Calls an endpoint. A 2xx means yes, any other answer "no".
     *
     * @param key the same for every attempt at this call, and different for every other call
     * @throws PermanentRefusal if the inventory has no such endpoint
     * @throws TechnicalFailure if it does not answer in time, or answers with 5xx or 429: a retry may succeed
     */
    public CallReport call(String name, Placeholders values, String key) {
        EndpointSettings endpoint = Optional.ofNullable(settings.get(name))
                .orElseThrow(() -> new PermanentRefusal("endpoints has no '" + name + "'; it has: "
                        + (settings.isEmpty() ? "(none)" : String.join(", ", settings.keySet()))
                        + "; add it to the inventory, or correct the diagram"));
        HttpResponse<String> answer = answer(name, request(name, endpoint, values, key), endpoint.timeout());
        int status = answer.statusCode();
        if (status >= 500 || status == 429) {
            throw new TechnicalFailure("endpoint " + name + " answered " + status + ": " + shortened(answer.body()));
        }
        boolean good = status >= 200 && status < 300;
        return new CallReport(
                good,
                good
                        ? "endpoint " + name + " answered " + status
                        : "endpoint " + name + " answered " + status + ", not 2xx: " + shortened(answer.body())
                                + "; check there what it expects",
                status,
                answer.body());
    }

    private static HttpRequest request(String name, EndpointSettings endpoint, Placeholders values, String key) {
        Optional<String> content = endpoint.content(values);
        BodyPublisher body = content.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        try {
            URI uri = endpoint.uri(values);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .method(endpoint.method(), body)
                    .header("User-Agent", "Teal")
                    .header(ONCE, key);
            content.ifPresent(text -> request.header("Content-Type", endpoint.contentType()));
            endpoint.authorization().ifPresent(value -> request.header("Authorization", value));
            return request.build();
        } catch (IllegalArgumentException e) {
            // The address may be a secret, so the message does not contain it.
            throw new PermanentRefusal(
                    "endpoint " + name + " cannot be called: its address or token is none; correct the" + " inventory",
                    e);
        }
    }

    private HttpResponse<String> answer(String name, HttpRequest request, Duration within) {
        CompletableFuture<HttpResponse<String>> call = CLIENT.sendAsync(request, head -> new Beginning());
        try {
            return call.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TechnicalFailure(
                    "endpoint " + name + " gave no whole answer within " + within.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new TechnicalFailure("endpoint " + name + " could not be called: " + reason(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("interrupted while calling endpoint " + name, e);
        } finally {
            call.cancel(true);
        }
    }

    private static String reason(Throwable trouble) {
        String said = trouble instanceof IOException && trouble.getMessage() != null ? ": " + trouble.getMessage() : "";
        return trouble.getClass().getSimpleName() + said;
    }

    private static String shortened(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "(no text)" : line.substring(0, Math.min(300, line.length()));
    }
}
