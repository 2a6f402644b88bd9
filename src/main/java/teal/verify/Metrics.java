package teal.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import teal.http.Answer;
import teal.http.Call;
import teal.http.Http;
import teal.http.Limit;
import teal.http.NoAnswer;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;

/**
 * Queries a server with Prometheus' HTTP API ("instant queries") and compares every series of the result with a threshold.
 */
public final class Metrics {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** More than this is no answer to a query for one value of each series. */
    private static final Limit MOST = Limit.whole(1 << 20);

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

    /** Whether the server answers queries, with the token. */
    public List<CheckItem> ask() {
        Checklist list = new Checklist("systems", "metrics " + settings.address());
        list.ask("answers queries", () -> ask("vector(1)"), answer -> "to vector(1)");
        return list.items();
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
        Answer answer = send(query);
        try {
            JsonNode json = JSON.readTree(answer.body());
            if (answer.status() == 200 && json.path("status").asText().equals("success")) {
                return json;
            }
            if (answer.status() == 400 || answer.status() == 422) {
                throw new PermanentRefusal("metrics: " + settings.address() + " does not understand "
                        + Quoted.text(query) + ": " + json.path("error").asText("no reason given")
                        + "; correct the query in the diagram");
            }
        } catch (JsonProcessingException e) {
            throw new TechnicalFailure(
                    "metrics: " + settings.address() + " answered " + answer.status() + " and no JSON", e);
        }
        throw new TechnicalFailure("metrics: " + settings.address() + " answered " + answer.status());
    }

    private Answer send(String query) {
        URI uri = URI.create(settings.address().toString().replaceFirst("/+$", "") + "/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        Call call = settings.token() == null
                ? Call.get(uri)
                : Call.get(uri)
                        .with("Authorization", "Bearer " + settings.token().reveal());
        try {
            return Http.ask(call, settings.timeout(), MOST);
        } catch (NoAnswer e) {
            throw new TechnicalFailure("metrics: " + settings.address() + ": " + e.getMessage(), e);
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
