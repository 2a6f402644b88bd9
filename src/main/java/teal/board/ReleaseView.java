package teal.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import teal.process.variable.RollbackRequest;
import teal.process.variable.StepReport;
import teal.release.ReleaseState;

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
        ReleaseState state,
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

    /** What is going on right now: a step that runs, a timer, or a task that a person is waited for. */
    public record Activity(String id, String name, String kind, Instant since) {}

    public record ClusterView(String name, boolean live, List<NodeView> nodes) {}

    public record NodeView(String name, Optional<String> version) {}
}
