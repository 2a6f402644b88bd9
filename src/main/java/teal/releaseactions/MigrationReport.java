package teal.releaseactions;

import java.util.List;

/**
 * How moving a release to the newest diagrams changes it.
 *
 * @param dryRun whether the move was only tried and rolled back
 * @param warnings what the release will miss, because it has already passed it, and what becomes different for it
 * @param moves one for each running process of the release
 */
public record MigrationReport(boolean dryRun, List<String> warnings, List<Move> moves) {

    /**
     * @param added tasks that the release will now reach
     * @param removed tasks that it will no longer reach
     * @param changes everything that makes a difference to it
     */
    public record Move(
            String process,
            int fromVersion,
            int toVersion,
            List<String> added,
            List<String> removed,
            List<DiagramChange> changes) {}
}
