package teal.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that goes on in a release right now.
 *
 * @param id of the task or job, for whoever wants to move it on
 * @param since when it began to run or to wait
 * @param until when a wait ends
 * @param attempt the running or the next attempt at a step, from 1
 * @param group whom a task waits for
 * @param assignee who has taken the task
 * @param trouble what went wrong before
 * @param decision whether a person is asked how to go on after a failure, and may try again
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

    /** What kind of going on it is. */
    public enum Kind {
        /** A step runs, or is about to. */
        STEP,
        /** A step failed and is repeated soon. */
        REPEAT,
        /** A time has to pass. */
        WAIT,
        /** A person is waited for. */
        PERSON,
        /** A job failed as often as allowed; nobody is asked, but somebody has to look. */
        STUCK;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether nothing happens until somebody does something. */
    public boolean needsSomebody() {
        return kind == Kind.PERSON || kind == Kind.STUCK;
    }
}
