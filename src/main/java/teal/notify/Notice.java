package teal.notify;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that people want to hear of.
 *
 * @param text one sentence without markup
 * @param link where to look or act
 */
public record Notice(
        Occasion occasion, String application, String version, String release, String text, String link, Instant at) {

    /** What happened to the release. */
    public enum Occasion {
        STARTED,
        /** A person is asked, for instance for the approval. */
        WAITING,
        /** Something went wrong, and a person is to say how to go on. */
        DECISION,
        /** Nobody has answered for some time. */
        REMINDER,
        /** Others are asked, too, since nobody has answered. */
        ESCALATION,
        /** Nobody has answered in time. */
        EXPIRED,
        ENDED,
        /** A diagram has something to say on its way. */
        NOTE;

        /** As it is written in settings and messages. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
