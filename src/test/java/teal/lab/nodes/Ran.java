package teal.lab.nodes;

import java.time.Instant;

/**
 * A command that a node has run.
 *
 * @param command the whole text as it came over SSH, scripts included
 * @param output what it said on both streams, at most the first 4,000 characters
 * @param link what {@code current} in the application's directory pointed at when it ended; empty where there is none
 */
public record Ran(
        String node, Instant begun, Instant ended, String command, int exitCode, String output, String link) {}
