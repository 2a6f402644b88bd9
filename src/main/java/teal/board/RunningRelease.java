package teal.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A running release in one line of the board.
 *
 * @param process whose diagrams it goes by; a migration changes it
 * @param phases all of them, in order
 * @param phase the one that it is in, by its place from 0; empty where it has left the line, such as for a roll-back
 * @param phaseName what it is in, on the line or beside it
 * @param rollingBack whether it is wanted to go back
 * @param now what goes on; empty for the moments in which the engine hands over from one step to the next
 * @param trouble what people are asked about
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
        Optional<String> trouble) {

    /** Whether it waits for somebody. */
    public boolean waiting() {
        return now.stream().anyMatch(CurrentActivity::needsSomebody);
    }
}
