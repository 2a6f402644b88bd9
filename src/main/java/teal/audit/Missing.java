package teal.audit;

import java.util.Optional;

/**
 * Entries that are gone.
 *
 * @param from the first one's number
 * @param to the last one's number
 * @param repairedBy the entry with which an administrator let the trail go on without them
 */
public record Missing(long from, long to, Optional<Long> repairedBy) {

    boolean includes(long number) {
        return from <= number && number <= to;
    }

    @Override
    public String toString() {
        return from == to ? "entry " + from + " is missing" : "entries " + from + " to " + to + " are missing";
    }
}
