package teal.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import teal.board.ReleaseView.ClusterView;
import teal.process.variable.RollbackRequest;
import teal.release.ReleaseState;

/**
 * One release as a whole, running or past.
 *
 * @param process the process whose diagrams it runs; a migration changes it
 * @param requestedFor the person for whom a pipeline requested it
 * @param running current activity; empty once the release has ended
 * @param before the previous version of each node, by node name
 * @param clusters with the live one and the versions, according to the release's own records
 * @param timeline everything that happened, in chronological order
 * @param waitedForPeople total time spent waiting for people
 * @param paths its paths through the diagrams
 */
public record ReleaseSheet(
        String id,
        String application,
        String version,
        ReleaseProcess process,
        ReleaseState state,
        Optional<String> requestedBy,
        Optional<String> requestedFor,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> artifact,
        Optional<String> reason,
        Optional<RollbackRequest> rollBackRequest,
        Map<String, String> leftOut,
        Optional<RunningRelease> running,
        Map<String, String> before,
        List<ClusterView> clusters,
        List<Entry> timeline,
        Duration waitedForPeople,
        List<DiagramPath> paths) {}
