package teal.operate;

import java.util.List;

/**
 * What moving a release to the newest diagrams changes for it.
 *
 * @param dryRun whether all of it was tried and taken back
 * @param warnings what the release will lack, since it has passed processes that have new tasks now
 * @param moves one for each process of the release that is under way
 */
public record MigrationReport(boolean dryRun, List<String> warnings, List<Move> moves) {

    /**
     * @param added tasks that the release will come to
     * @param removed tasks that it will not come to any more
     */
    public record Move(String process, int fromVersion, int toVersion, List<String> added, List<String> removed) {}
}
