package teal.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of a release. The names are those of the API. */
public enum ReleaseState {
    RUNNING(""),
    WAITING(""),
    RELEASED("Released"),
    ROLLED_BACK("Rolled back"),
    REFUSED("Release refused"),
    CANCELLED("Release cancelled");

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

    /**
     * How a release ended, by the name of its end event. Older diagrams had this in the event's id: {@code
     * EndEvent_RolledBack}.
     */
    public static Optional<ReleaseState> ofEnd(String id, @Nullable String name) {
        return Stream.of(values())
                .filter(state -> !state.endEvent.isEmpty())
                .filter(state ->
                        state.endEvent.equals(name == null ? "" : name.strip().replaceAll("\\s+", " "))
                                || state.id().equals(id))
                .findFirst();
    }

    private String id() {
        return Stream.of(endEvent.split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "EndEvent_", ""));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
