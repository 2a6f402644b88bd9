package teal.externalcall;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import teal.http.Answer;
import teal.http.Call;
import teal.http.Http;
import teal.http.Limit;
import teal.http.NoAnswer;
import teal.http.ServerCheck;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.PermanentRefusal;
import teal.release.Placeholders;
import teal.release.SideBySide;
import teal.release.TechnicalFailure;

/** Calls the addresses listed in the inventory. */
public final class Endpoints {

    /** Lets a receiver that has seen this call before answer without doing it again. */
    private static final String ONCE = "Idempotency-Key";

    /** What a person needs of an answer; the rest may be endless. */
    static final int MOST_BYTES = 4_000;

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
        Answer answer = answer(name, request(name, endpoint, values, key), endpoint.timeout());
        String body = answer.body().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
        int status = answer.status();
        if (status >= 500 || status == 429) {
            throw new TechnicalFailure("endpoint " + name + " answered " + status + ": " + shortened(body));
        }
        boolean good = status >= 200 && status < 300;
        return new CallReport(
                good,
                good
                        ? "endpoint " + name + " answered " + status
                        : "endpoint " + name + " answered " + status + ", not 2xx: " + shortened(body)
                                + "; check there what it expects",
                status,
                body);
    }

    /** Whether each endpoint's server can be reached. None of them is called. */
    public List<CheckItem> ask() {
        return SideBySide.each(List.copyOf(settings.entrySet()), one -> ask(one.getKey(), one.getValue())).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<CheckItem> ask(String name, EndpointSettings endpoint) {
        Checklist list = new Checklist("systems", "endpoint " + name);
        try {
            endpoint.server()
                    .ifPresentOrElse(
                            server -> ServerCheck.ask(
                                    list,
                                    "reachable",
                                    server,
                                    "endpoints." + name + ".address",
                                    ServerCheck.soon(endpoint.timeout())),
                            () -> list.notAsked("reachable", "its host depends on the release", ""));
        } catch (IllegalArgumentException e) {
            list.failed("reachable", "its address is none", "correct endpoints." + name + ".address");
        } catch (TechnicalFailure e) {
            list.add(CheckItem.Outcome.FAILED, "reachable", e);
        }
        return list.items();
    }

    private static Call request(String name, EndpointSettings endpoint, Placeholders values, String key) {
        Optional<String> content = endpoint.content(values);
        Map<String, String> headers = new TreeMap<>(Map.of(ONCE, key));
        content.ifPresent(text -> headers.put("Content-Type", endpoint.contentType()));
        try {
            endpoint.authorization().ifPresent(value -> headers.put("Authorization", value));
            return new Call(endpoint.method(), endpoint.uri(values), null, headers, content.orElse(null));
        } catch (IllegalArgumentException e) {
            // The address may be a secret, so the message does not contain it.
            throw new PermanentRefusal(
                    "endpoint " + name + " cannot be called: its address or token is none; correct the inventory", e);
        }
    }

    private static Answer answer(String name, Call call, Duration within) {
        try {
            return Http.ask(call, within, Limit.beginning(MOST_BYTES));
        } catch (NoAnswer e) {
            throw new TechnicalFailure("endpoint " + name + " could not be called: " + e.getMessage(), e);
        }
    }

    private static String shortened(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "(no text)" : line.substring(0, Math.min(300, line.length()));
    }
}
