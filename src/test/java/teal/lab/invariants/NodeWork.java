package teal.lab.invariants;

import java.time.Instant;

/** While this lasted, people had something done to a node outside of releases: it was caught up, for example. */
public record NodeWork(String node, Instant begun, Instant ended) {

    boolean covers(String other, Instant from, Instant to) {
        return node.equals(other) && !from.isBefore(begun) && !to.isAfter(ended);
    }
}
