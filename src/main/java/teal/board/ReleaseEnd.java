package teal.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import teal.board.HistoryTables.ActivityRow;
import teal.board.HistoryTables.InstanceRow;
import teal.release.ReleaseState;

/** How a release ended, according to its end event. */
final class ReleaseEnd {

    private ReleaseEnd() {}

    /** The last end event counts; a release without one was deleted by hand. */
    static ReleaseState of(InstanceRow root, List<ActivityRow> activities) {
        return Stream.of(true, false)
                .flatMap(last -> activities.stream()
                        .filter(activity -> activity.instance().equals(root.id()))
                        .filter(activity -> !last || activity.activity().equals(root.endedAt()))
                        .filter(activity -> activity.type().endsWith("EndEvent"))
                        .map(end -> ReleaseState.ofEnd(end.name()))
                        .flatMap(Optional::stream))
                .findFirst()
                .orElse(ReleaseState.DELETED);
    }
}
