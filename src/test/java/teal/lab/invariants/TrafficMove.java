package teal.lab.invariants;

import java.time.Instant;

/**
 * The CNAME was pointed at another cluster.
 *
 * @param cluster its name, or the target if that belongs to no cluster
 * @param target as written in the CNAME
 * @param serial the zone's serial number from then on
 */
public record TrafficMove(Instant at, String cluster, String target, long serial) {}
