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
 * @param instance the process instance to which it belongs
 * @param looks how often a step checked until it was satisfied, for instance that a cluster is idle
 * @param attempts newest last; empty for people and waits
 * @param by the person who answered
 * @param answer their answer
 * @param text the finding, or the reason for the answer
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

    /** The kind of line. */
    public enum Kind {
        STEP,
        PERSON,
        WAIT;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The outcome so far. */
    public enum Outcome {
        RUNNING,
        DONE,
        /** There was nothing to do. */
        UNNEEDED,
        NO,
        /** Failed; the step is retried unless someone decides otherwise. */
        FAILED,
        LOST;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
