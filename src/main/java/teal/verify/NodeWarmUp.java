package teal.verify;

import java.util.List;

/** How a node got warm, window by window; {@code passed} where the last window was fast enough. */
public record NodeWarmUp(String node, boolean passed, int requests, int failures, List<WarmUpWindow> windows) {

    public NodeWarmUp {
        windows = List.copyOf(windows);
    }
}
