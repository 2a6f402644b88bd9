package teal.lab.nodes;

import java.time.Instant;

/**
 * A command that a node has run.
 *
 * @param command the whole text received over SSH, including scripts
 * @param output both streams, at most the first 4,000 characters
 * @param link the target of {@code current} in the application's directory when it ended; empty if there is none
 */
public record Ran(
        String node, Instant begun, Instant ended, String command, int exitCode, String output, String link) {}
