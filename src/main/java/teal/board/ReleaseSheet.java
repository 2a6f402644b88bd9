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
 * @param process whose diagrams it goes by; a migration changes it
 * @param running what goes on right now; empty once it has ended
 * @param before the version that each node ran before, by node name
 * @param clusters with their live side and versions, as the release's own records tell
 * @param timeline all that happened, in the order of time
 * @param waitedForPeople how long somebody was waited for, all in all
 * @param paths the diagrams that it went through
 */
public record ReleaseSheet(
        String id,
        String application,
        String version,
        ReleaseProcess process,
        ReleaseState state,
        Optional<String> requestedBy,
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
