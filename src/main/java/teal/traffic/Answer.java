package teal.traffic;

import java.time.Duration;

/**
 * One server's answer when a switch was confirmed.
 *
 * @param kind {@code name server} or {@code resolver}
 * @param found where the CNAME points according to this server, or why it gave no such answer
 * @param ttl how long the answer may be cached; zero if there is none
 */
public record Answer(String server, String kind, String found, boolean agrees, Duration ttl) {}
