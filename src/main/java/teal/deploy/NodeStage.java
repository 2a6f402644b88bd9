package teal.deploy;

import java.time.Duration;

/**
 * The result of staging on one node.
 *
 * @param alreadyThere whether the version was there with the same digest, so that nothing was sent
 * @param bytes sent
 */
public record NodeStage(String node, boolean alreadyThere, long bytes, Duration took) {}
