package teal.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release as people and programs look at it.
 *
 * @param leftOut the nodes that the release did without, each with the reason
 */
public record ReleaseView(
        String id,
        String application,
        String version,
        State state,
        Optional<String> requestedBy,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> reason,
        Optional<RollbackRequest> rollBackRequest,
        Map<String, String> leftOut,
        List<Activity> steps,
        List<ClusterView> clusters,
        List<StepReport> evidence) {

    /** Where a release stands. The names are those of the API. */
    public enum State {
        RUNNING,
        WAITING,
        RELEASED,
        ROLLED_BACK,
        REFUSED,
        CANCELLED;

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
