package teal.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A release as people and programs look at it.
 *
 * @param process the id of the release process that it goes by, as requests name it
 * @param processVersion of the process in the engine, which is that of its diagrams; a migration changes it
 * @param leftOut the nodes that the release did without, each with the reason
 * @param failedAttempts of steps that the engine repeats
 */
public record ReleaseView(
        String id,
        String application,
        String version,
        String process,
        int processVersion,
        State state,
        Optional<String> requestedBy,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> reason,
        Optional<RollbackRequest> rollBackRequest,
        Map<String, String> leftOut,
        List<Activity> steps,
        List<ClusterView> clusters,
        List<FailedAttempt> failedAttempts,
        List<StepReport> evidence) {

    /** Where a release stands. The names are those of the API. */
    public enum State {
        RUNNING(""),
        WAITING(""),
        RELEASED("Released"),
        ROLLED_BACK("Rolled back"),
        REFUSED("Release refused"),
        CANCELLED("Release cancelled");

        private final String endEvent;

        State(String endEvent) {
            this.endEvent = endEvent;
        }

        /** What the end event is called that says this; empty where the release has not ended. */
        public String endEvent() {
            return endEvent;
        }

        /** What end events are called that say how a release ended. */
        public static List<String> endEvents() {
            return Stream.of(values())
                    .map(state -> state.endEvent)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        /**
         * How a release ended, by what people call its end event. Earlier it was told by the id: {@code
         * EndEvent_RolledBack}.
         */
        public static Optional<State> ofEnd(String id, @Nullable String name) {
            return Stream.of(values())
                    .filter(state -> !state.endEvent.isEmpty())
                    .filter(state -> state.endEvent.equals(
                                    name == null ? "" : name.strip().replaceAll("\\s+", " "))
                            || state.id().equals(id))
                    .findFirst();
        }

        private String id() {
            return Stream.of(endEvent.split(" "))
                    .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining("", "EndEvent_", ""));
        }

        @com.fasterxml.jackson.annotation.JsonValue
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What is going on right now: a step that runs, a timer, or a task that a person is waited for. */
    public record Activity(String id, String name, String kind, Instant since) {}

    public record ClusterView(String name, boolean live, List<NodeView> nodes) {}

    public record NodeView(String name, Optional<String> version) {}
}
