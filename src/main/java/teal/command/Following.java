package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Follows a release to its end, with one line for each thing that happens. */
final class Following {

    /** The server answers after this at the latest; short enough for the proxies that end silent connections after a minute. */
    private static final Duration ONE_QUESTION = Duration.ofSeconds(50);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Api api;
    private final Output output;
    private final Set<String> told = new HashSet<>();
    private @Nullable String waiting;

    Following(Api api, Output output) {
        this.api = api;
        this.output = output;
    }

    /**
     * @param within how long at most
     * @return the release when it has ended
     * @throws Failure if it goes on after that time, or Teal does not answer for two minutes
     */
    JsonNode toTheEnd(String release, Duration within) {
        Thread interrupted = new Thread(() -> System.err.println("teal: stopped waiting; release " + release
                + " goes on. Follow it again with `teal watch " + release + "`"));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return follow(release, Instant.now().plus(within), within);
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }

    private JsonNode follow(String release, Instant end, Duration within) {
        String tag = "";
        Patience patience = new Patience();
        while (true) {
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative()) {
                throw new Failure(
                        ExitCode.WAITED_TOO_LONG,
                        "release " + release + " goes on after " + text(within) + "; follow it again with `teal watch "
                                + release + "`");
            }
            Duration question = left.compareTo(ONE_QUESTION) < 0 ? left.plusSeconds(1) : ONE_QUESTION;
            String known = tag;
            Optional<Api.Tagged> changed = patience.ask(() -> api.changed("/api/releases/" + release, known, question));
            if (changed.isPresent()) {
                tag = changed.get().tag();
                JsonNode found = changed.get().content();
                tell(found);
                if (found.path("endedAt").isTextual()) {
                    return found;
                }
            }
            if (output.isBroken()) {
                throw new Failure(
                        ExitCode.UNEXPECTED, "nobody reads the output any more; release " + release + " goes on");
            }
        }
    }

    private void tell(JsonNode release) {
        release.path("failedAttempts").forEach(this::tellFailed);
        release.path("evidence").forEach(this::tellStep);
        String now = StreamSupport.stream(release.path("steps").spliterator(), false)
                .filter(step -> step.path("kind").asText().equals("userTask"))
                .map(step -> step.path("name").asText())
                .distinct()
                .collect(Collectors.joining(", "));
        String reason = release.path("state").asText().equals("waiting")
                ? release.path("reason").asText("")
                : "";
        String waits = now.isEmpty() && reason.isEmpty()
                ? ""
                : "waits for " + (now.isEmpty() ? "an operator" : now) + (reason.isEmpty() ? "" : ": " + reason);
        if (!waits.isEmpty() && !waits.equals(waiting)) {
            output.progress(TIME.format(Instant.now()) + "  " + waits + "  "
                    + api.page(release.path("id").asText()));
        }
        waiting = waits;
        if (release.path("endedAt").isTextual()) {
            output.progress(TIME.format(Instant.parse(release.path("endedAt").asText())) + "  "
                    + release.path("state").asText().replace('-', ' ')
                    + (release.path("reason").asText("").isEmpty()
                            ? ""
                            : ": " + release.path("reason").asText()));
        }
    }

    private void tellStep(JsonNode step) {
        String at = step.path("at").asText();
        String where = step.path("node").asText(step.path("cluster").asText(""));
        if (told.add(at + step.path("step").asText() + where)) {
            output.progress(time(at) + "  " + (step.path("passed").asBoolean(true) ? "" : "FAILED  ")
                    + step.path("step").asText() + ": " + step.path("summary").asText());
        }
    }

    private void tellFailed(JsonNode attempt) {
        if (told.add(attempt.toString())) {
            output.progress(time(attempt.path("at").asText()) + "  attempt "
                    + attempt.path("number").asText() + " failed  "
                    + attempt.path("step").asText() + ": "
                    + attempt.path("reason").asText());
        }
    }

    private static String time(String instant) {
        return instant.isEmpty() ? TIME.format(Instant.now()) : TIME.format(Instant.parse(instant));
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
