package teal.lab.nodes;

import java.time.Instant;

/** A command that a node has run. The whole text as it came over SSH, scripts included. */
public record Ran(String node, Instant begun, Instant ended, String command, int exitCode) {}
