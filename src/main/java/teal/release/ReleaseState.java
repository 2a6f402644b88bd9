package teal.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of a release. The names are those of the API. */
public enum ReleaseState {
    RUNNING(""),
    WAITING(""),
    RELEASED("Released"),
    ROLLED_BACK("Rolled back"),
    REFUSED("Release refused"),
    CANCELLED("Release cancelled"),
    /** An administrator deleted it while it ran: nobody established what it left behind. */
    DELETED("");

    private final String endEvent;

    ReleaseState(String endEvent) {
        this.endEvent = endEvent;
    }

    /** The name of the end event for this state; empty if the release has not ended. */
    public String endEvent() {
        return endEvent;
    }

    /** The names of the end events that say how a release ended. */
    public static List<String> endEvents() {
        return Stream.of(values())
                .map(state -> state.endEvent)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** How a release ended, by the name of the end event of Teal's own process around it. */
    public static Optional<ReleaseState> ofEnd(@Nullable String name) {
        return Stream.of(values())
                .filter(state -> !state.endEvent.isEmpty())
                .filter(state ->
                        state.endEvent.equals(name == null ? "" : name.strip().replaceAll("\\s+", " ")))
                .findFirst();
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
