package teal.deploy;

import java.time.Duration;

/**
 * How staging went on one node.
 *
 * @param alreadyThere the version was there with the same digest, so nothing was sent
 * @param bytes sent
 */
public record NodeStage(String node, boolean alreadyThere, long bytes, Duration took) {}
