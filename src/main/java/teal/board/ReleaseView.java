package teal.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import teal.process.variable.RollbackRequest;
import teal.process.variable.StepReport;
import teal.release.ReleaseState;
import teal.release.Users;

/**
 * A release as presented to people and programs.
 *
 * @param process the id of the release process, as used in requests
 * @param processVersion the version of the process in the engine, that is, of its diagrams; a migration changes it
 * @param requestedFor the person for whom a pipeline requested it
 * @param leftOut the nodes left out of the release, each with the reason
 * @param failedAttempts failed attempts at steps that the engine retries
 * @param evidence what its steps found, oldest first; of very many only the newest {@link Releases#MOST_EVIDENCE}
 * @param earlierEvidence how many reports came before those, and are read page by page
 */
public record ReleaseView(
        String id,
        String application,
        String version,
        String process,
        int processVersion,
        ReleaseState state,
        Optional<String> requestedBy,
        Optional<String> requestedFor,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> reason,
        Optional<RollbackRequest> rollBackRequest,
        Map<String, String> leftOut,
        List<Activity> steps,
        List<ClusterView> clusters,
        List<FailedAttempt> failedAttempts,
        List<StepReport> evidence,
        int earlierEvidence) {

    /**
     * A current activity: a running step, a timer, or a task waiting for a person.
     *
     * @param waitsFor what has to come: {@code approval}, {@code decision}, {@code freeze}, {@code window}, {@code answer} to
     *     a question of the company's own, {@code time}, or an {@code event} from elsewhere; absent while a step runs
     * @param task the address of the task that somebody can answer, below Teal's own
     */
    public record Activity(
            String id, String name, String kind, Instant since, Optional<String> waitsFor, Optional<String> task) {}

    /**
     * @param live whether users are on it
     * @param users the same, and {@code unknown} if the inventory no longer has the cluster that they were on
     */
    public record ClusterView(String name, boolean live, Users users, List<NodeView> nodes) {}

    public record NodeView(String name, Optional<String> version) {}
}
