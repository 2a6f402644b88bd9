package teal.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The CNAME according to the primary.
 *
 * @param target where it points, absolute and in lower case; empty if there is no record yet, and Teal may create it
 * @param ttl how long caches may keep this answer, also the one that there is no record (RFC 2308 §5)
 * @param marker who moved the record here; empty if that was not Teal
 * @param notes the TXT records next to the CNAME, whoever wrote them, each as a list of strings
 */
public record Lookup(String target, Duration ttl, Optional<Marker> marker, List<List<String>> notes) {

    public Lookup {
        notes = List.copyOf(notes);
    }

    /** Whether there is a record. */
    public boolean exists() {
        return !target.isEmpty();
    }

    /** The newest attempt that was here; empty if none was, or the record was moved by hand since. */
    Optional<Long> attempt() {
        return marker.map(Marker::attempt)
                .or(() -> notes.stream()
                        .flatMap(note -> Marker.attempt(String.join("", note)).stream())
                        .max(Long::compare));
    }
}
