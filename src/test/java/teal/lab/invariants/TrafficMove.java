package teal.lab.invariants;

import java.time.Instant;

/**
 * The CNAME began to point at another cluster.
 *
 * @param cluster its name, or the target where that is no cluster's
 * @param target as the CNAME says it
 * @param serial the zone's serial number from then on
 */
public record TrafficMove(Instant at, String cluster, String target, long serial) {}
