package teal.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.http.Answer;
import teal.http.Call;
import teal.http.Http;
import teal.http.Limit;
import teal.http.NoAnswer;
import teal.release.Reason;

/** A running Teal's API, as one person or with one token. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Limit MOST = Limit.whole(20_000_000);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofMinutes(10);

    /** Nodes are tested, warmed up or copied to before the answer. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final String address;
    private final String user;
    private final String credentials;
    private final String remedy;

    private Api(URI address, String user, String credentials, String remedy) {
        this.address = address.toString().replaceFirst("/+$", "");
        this.user = user;
        this.credentials = credentials;
        this.remedy = remedy;
    }

    static Api as(URI address, String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Api(
                address, user, "Basic " + Base64.getEncoder().encodeToString(both), "check --user and the password");
    }

    static Api with(URI address, String token) {
        return new Api(address, "the token", "Bearer " + token, "check TEAL_TOKEN or --token-file");
    }

    String user() {
        return user;
    }

    /** Where people see a release. */
    String page(String release) {
        return address + "/camunda/app/cockpit/default/#/releases/" + release;
    }

    JsonNode get(String path) {
        return json(path, good(path, send("GET", path, Map.of(), null, SOON)));
    }

    /** For questions that Teal asks many others first. */
    JsonNode askPatiently(String path) {
        return json(path, good(path, send("GET", path, Map.of(), null, LATE)));
    }

    /** @return empty if the answer would be the one that has this tag, for as long as that */
    Optional<Tagged> changed(String path, String tag, Duration within) {
        Answer answer = send(
                "GET",
                path + "?wait=" + within.toSeconds() + "s",
                tag.isEmpty() ? Map.of() : Map.of("If-None-Match", tag),
                null,
                within.plus(SOON));
        return answer.status() == 304
                ? Optional.empty()
                : Optional.of(new Tagged(
                        json(path, good(path, answer)), answer.headers().getOrDefault("etag", "")));
    }

    /** An answer, and the mark by which the server knows it again. */
    record Tagged(JsonNode content, String tag) {}

    /** @return the answer's content; absent if it has none */
    Optional<JsonNode> post(String path, JsonNode body) {
        return post(path, body, SOON);
    }

    /** The same for questions that Teal asks many others first. */
    Optional<JsonNode> postPatiently(String path, JsonNode body) {
        return post(path, body, LATE);
    }

    /** The same for work on nodes. */
    JsonNode postForLong(String path, JsonNode body) {
        return post(path, body, LONG).orElseGet(JSON::createObjectNode);
    }

    private Optional<JsonNode> post(String path, JsonNode body, Duration within) {
        Answer answer =
                good(path, send("POST", path, Map.of("Content-Type", "application/json"), body.toString(), within));
        return answer.body().isBlank() ? Optional.empty() : Optional.of(json(path, answer));
    }

    JsonNode delete(String path) {
        return json(path, good(path, send("DELETE", path, Map.of(), null, LONG)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(
            String method, String path, Map<String, String> headers, @Nullable String body, Duration within) {
        try {
            Call call = new Call(
                            method,
                            URI.create(address + path),
                            null,
                            Map.of("Authorization", credentials, "Accept", "application/json"),
                            body)
                    .with(headers);
            return Http.ask(call, within, MOST);
        } catch (NoAnswer e) {
            throw new Failure(
                    ExitCode.NOT_REACHABLE,
                    "Teal at " + address + " does not answer: " + Reason.of(e) + "; check --server, and that it runs");
        }
    }

    private Answer good(String path, Answer answer) {
        if (answer.isGood()) {
            return answer;
        }
        if (answer.isRedirect()) {
            throw new Failure(
                    ExitCode.NOT_REACHABLE,
                    address + " is not where Teal answers: it leads to "
                            + answer.location().orElse("somewhere else") + "; give that to --server");
        }
        String said = said(answer);
        throw switch (answer.status()) {
            case 401 -> new Failure(ExitCode.NOT_ALLOWED, "Teal did not sign " + user + " in: " + said + "; " + remedy);
            case 403 -> new Failure(ExitCode.NOT_ALLOWED, said);
            case 502, 503, 504 -> new Failure(ExitCode.NOT_REACHABLE, said);
            case 500 -> new Failure(ExitCode.UNEXPECTED, "Teal failed at " + path + ": " + said + "; see its log");
            default -> new Failure(ExitCode.REFUSED, said);
        };
    }

    /** Problem details (RFC 9457), the engine's own errors, or what a proxy in between says. */
    private String said(Answer answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            for (String field : new String[] {"detail", "message", "title"}) {
                if (body.path(field).isTextual()) {
                    return body.path(field).asText();
                }
            }
        } catch (JsonProcessingException e) {
            // Not Teal's words, then: the status has to do
        }
        return address + " answered with status " + answer.status() + ", and not in Teal's words; check --server";
    }

    private JsonNode json(String path, Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new Failure(
                    ExitCode.NOT_REACHABLE,
                    address + path + " did not answer with JSON, so it is no Teal; check --server");
        }
    }
}
