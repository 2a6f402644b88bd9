package teal.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;

/**
 * Queries a server with Prometheus' HTTP API ("instant queries") and compares every series of the result with a threshold.
 */
public final class Metrics {

    private static final ObjectMapper JSON = new ObjectMapper();

    // Shared by all applications: each client has its own threads.
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .build();

    private final MetricsSettings settings;

    public Metrics(MetricsSettings settings) {
        this.settings = settings;
    }

    private record Sample(String series, double value) {}

    /**
     * Passes if the query returns at least one series and all of them are good: no data does not mean good news.
     *
     * @throws PermanentRefusal if the server does not understand the query
     * @throws TechnicalFailure if it does not give a proper answer
     */
    public MetricReport check(String query, Comparison comparison, double threshold) {
        List<Sample> samples = samples(query);
        List<Sample> bad = samples.stream()
                .filter(sample -> !comparison.isGood(sample.value(), threshold))
                .toList();
        String wanted = "expected " + comparison.text() + " " + threshold;
        List<String> shown = samples.stream().map(Metrics::shown).toList();
        if (samples.isEmpty()) {
            return new MetricReport(
                    false,
                    "no data for " + Quoted.text(query) + ", " + wanted
                            + "; check that the query names existing series",
                    query,
                    shown);
        }
        Sample first = bad.isEmpty() ? samples.get(0) : bad.get(0);
        return new MetricReport(
                bad.isEmpty(),
                shown(first) + ", " + wanted
                        + (samples.size() == 1
                                ? ""
                                : " (" + (samples.size() - bad.size()) + " of " + samples.size() + " series are)"),
                query,
                shown);
    }

    private List<Sample> samples(String query) {
        JsonNode answer = ask(query);
        JsonNode data = answer.path("data");
        List<Sample> samples = new ArrayList<>();
        switch (data.path("resultType").asText()) {
            case "scalar" -> samples.add(new Sample("value", number(data.path("result"))));
            case "vector" ->
                data.path("result")
                        .forEach(found ->
                                samples.add(new Sample(series(found.path("metric")), number(found.path("value")))));
            default ->
                throw new PermanentRefusal("metrics: " + Quoted.text(query) + " gives "
                        + Quoted.text(data.path("resultType").asText()) + "; ask for one value of each series");
        }
        return samples;
    }

    private JsonNode ask(String query) {
        HttpResponse<String> answer = send(query);
        try {
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() == 200 && json.path("status").asText().equals("success")) {
                return json;
            }
            if (answer.statusCode() == 400 || answer.statusCode() == 422) {
                throw new PermanentRefusal("metrics: " + settings.address() + " does not understand "
                        + Quoted.text(query) + ": " + json.path("error").asText("no reason given")
                        + "; correct the query in the diagram");
            }
        } catch (JsonProcessingException e) {
            throw new TechnicalFailure(
                    "metrics: " + settings.address() + " answered " + answer.statusCode() + " and no JSON", e);
        }
        throw new TechnicalFailure("metrics: " + settings.address() + " answered " + answer.statusCode());
    }

    private HttpResponse<String> send(String query) {
        URI uri = URI.create(settings.address().toString().replaceFirst("/+$", "") + "/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", "Teal");
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token().reveal());
        }
        CompletableFuture<HttpResponse<String>> call = CLIENT.sendAsync(request.build(), head -> new BoundedBody());
        try {
            return call.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TechnicalFailure(
                    "metrics: " + settings.address() + " gave no whole answer within "
                            + settings.timeout().toMillis() + " ms",
                    e);
        } catch (ExecutionException e) {
            throw new TechnicalFailure("metrics: " + settings.address() + " could not be asked: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("interrupted while asking " + settings.address(), e);
        } finally {
            call.cancel(true);
        }
    }

    /** A point consists of the time and, as text, the value. */
    private static double number(JsonNode point) {
        String text = point.path(1).asText();
        try {
            return switch (text) {
                case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw new TechnicalFailure("metrics: " + Quoted.text(text) + " is no value", e);
        }
    }

    private static String series(JsonNode metric) {
        return metric.isEmpty() ? "value" : metric.toString().replace("\"", "");
    }

    private static String shown(Sample sample) {
        return sample.series() + " is " + sample.value();
    }
}
