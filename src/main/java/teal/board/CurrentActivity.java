package teal.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is happening in a release right now.
 *
 * @param id of the task or job, needed to act on it
 * @param since when it started running or waiting
 * @param until when the wait ends
 * @param attempt number of the running or next attempt at a step, from 1
 * @param group the group that a task waits for
 * @param assignee who has taken the task
 * @param trouble the previous failure, if any
 * @param decision whether a person is asked how to continue after a failure, and may retry
 */
public record CurrentActivity(
        String id,
        Kind kind,
        String activity,
        String name,
        Optional<String> cluster,
        Optional<String> node,
        Instant since,
        Optional<Instant> until,
        int attempt,
        Optional<String> group,
        Optional<String> assignee,
        Optional<String> trouble,
        boolean decision) {

    /** The kind of activity. */
    public enum Kind {
        /** A step is running, or about to. */
        STEP,
        /** A step failed and will be retried soon. */
        REPEAT,
        /** A time that has to pass. */
        WAIT,
        /** Waiting for an event that comes from elsewhere, such as a message. */
        EVENT,
        /** Waiting for a person. */
        PERSON,
        /** A job is out of retries; nobody is asked, but it needs attention. */
        STUCK;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether nothing happens until someone acts. */
    public boolean needsSomebody() {
        return kind == Kind.PERSON || kind == Kind.STUCK;
    }
}
