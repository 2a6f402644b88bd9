package teal.verify;

import java.util.List;
import java.util.Map;

/**
 * How a node warmed up, window by window.
 *
 * @param node the node's name, or the address of an entrance
 * @param passed whether the last window was fast enough and free of failures
 * @param statuses how many of all answers had which status
 * @param failures requests without an answer, or with a status that is neither 2xx nor expected
 * @param failure one of the last failures; empty if there were none
 * @param onlyRedirects whether the node sent every request of the last window elsewhere, which is never a pass
 */
public record NodeWarmUp(
        String node,
        boolean passed,
        int requests,
        Map<String, Integer> statuses,
        int failures,
        String failure,
        boolean onlyRedirects,
        List<WarmUpWindow> windows) {

    public NodeWarmUp {
        statuses = Statuses.sorted(statuses);
        windows = List.copyOf(windows);
    }

    /** All answers by status, in words. */
    public String answers() {
        return Statuses.text(statuses);
    }
}
