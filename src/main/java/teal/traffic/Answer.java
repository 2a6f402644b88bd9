package teal.traffic;

import java.time.Duration;

/**
 * What one server said when a switch was confirmed.
 *
 * @param kind {@code name server} or {@code resolver}
 * @param found where the CNAME points according to it, or why there is no such answer
 * @param ttl how long the answer may be kept; zero where there is none
 */
public record Answer(String server, String kind, String found, boolean agrees, Duration ttl) {}
