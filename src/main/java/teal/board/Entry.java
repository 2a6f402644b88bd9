package teal.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import teal.process.attempt.Attempt;

/**
 * A line of a release's timeline: a step with its attempts, a person's answer, or a wait.
 *
 * @param instance the process instance that it belongs to
 * @param looks how often a step looked until it was content, such as whether a cluster is idle
 * @param attempts newest last; empty for people and waits
 * @param by who answered
 * @param answer what was answered
 * @param text what was found, or why it was answered so
 */
public record Entry(
        Kind kind,
        String instance,
        String activity,
        String name,
        Optional<String> cluster,
        Optional<String> node,
        Instant began,
        Optional<Instant> ended,
        Outcome outcome,
        int looks,
        List<Attempt> attempts,
        Optional<String> by,
        Optional<String> answer,
        String text) {

    /** Whose line it is. */
    public enum Kind {
        STEP,
        PERSON,
        WAIT;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it stands. */
    public enum Outcome {
        RUNNING,
        DONE,
        NO,
        /** Failed, and is repeated, unless somebody decided otherwise. */
        FAILED,
        LOST;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
