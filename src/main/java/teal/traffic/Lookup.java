package teal.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the primary says about the CNAME.
 *
 * @param target where it points, absolute and in lower case
 * @param ttl how long caches may keep this answer
 * @param serial the zone's serial number
 * @param marker who made the record what it is; empty where that was not Teal
 * @param notes the texts beside the record, whoever wrote them, each in its parts
 */
public record Lookup(String target, Duration ttl, long serial, Optional<Marker> marker, List<List<String>> notes) {

    public Lookup {
        notes = List.copyOf(notes);
    }
}
