package teal.verify;

import java.util.List;

/**
 * How a node warmed up, window by window.
 *
 * @param passed whether the last window was fast enough and free of failures
 * @param failures requests without an answer, or with a status of 400 or more
 * @param failure one of the last failures; empty if there were none
 */
public record NodeWarmUp(
        String node, boolean passed, int requests, int failures, String failure, List<WarmUpWindow> windows) {

    public NodeWarmUp {
        windows = List.copyOf(windows);
    }
}
