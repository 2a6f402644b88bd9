package teal.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A running release in one line of the board.
 *
 * @param process the process whose diagrams it runs; a migration changes it
 * @param phases all of them, in order
 * @param phase index of the current phase, from 0; empty if it has left the main path, for instance for a roll-back
 * @param phaseName name of the current activity, on the main path or off it
 * @param rollingBack whether a roll-back has been requested or has begun
 * @param now current activity; empty for the moments between one step and the next
 * @param rollBackWaitsFor the steps in flight that a requested roll-back waits for, in words; empty once it has begun
 * @param trouble the failure that people are asked about
 */
public record RunningRelease(
        String id,
        String application,
        String version,
        ReleaseProcess process,
        Optional<String> requestedBy,
        Instant startedAt,
        List<Phase> phases,
        Optional<Integer> phase,
        String phaseName,
        boolean rollingBack,
        List<CurrentActivity> now,
        Optional<String> rollBackWaitsFor,
        Optional<String> trouble) {

    /** Whether it waits for someone. */
    public boolean waiting() {
        return trouble.isPresent() || now.stream().anyMatch(CurrentActivity::needsSomebody);
    }
}
