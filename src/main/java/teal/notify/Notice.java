package teal.notify;

import java.time.Instant;
import java.util.Locale;

/**
 * An event to notify people of.
 *
 * @param text one sentence without markup
 * @param link where to look or act
 */
public record Notice(
        Occasion occasion, String application, String version, String release, String text, String link, Instant at) {

    /** What happened in the release. */
    public enum Occasion {
        STARTED,
        /** A person is asked, for instance for approval. */
        WAITING,
        /** Something failed, and a person must decide how to continue. */
        DECISION,
        /** Nobody has answered for some time. */
        REMINDER,
        /** Others are asked too, since nobody has answered. */
        ESCALATION,
        /** Nobody has answered in time. */
        EXPIRED,
        ENDED,
        /** A note that a diagram sends along the way. */
        NOTE;

        /** Its spelling in settings and messages. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
