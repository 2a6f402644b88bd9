package teal.deploy;

import java.time.Duration;
import java.util.List;

/**
 * The result of staging on one node.
 *
 * @param alreadyThere whether the version was there with the same digest, so that nothing was sent
 * @param bytes sent
 * @param left directories that could not be removed, each with the reason; the next staging tries again
 */
public record NodeStage(String node, boolean alreadyThere, long bytes, Duration took, List<String> left) {

    public NodeStage {
        left = List.copyOf(left);
    }
}
