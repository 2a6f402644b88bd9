package teal.verify;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The result of one smoke test on one node or through one entrance.
 *
 * @param node the node's name, or the address of an entrance
 * @param status of the last answer; 0 if there was none
 * @param found the status; on failure, what was wrong and how the answer began
 * @param attempts how often the test was made
 */
public record CheckResult(
        String node, String name, boolean passed, int status, String found, Duration took, int attempts) {

    boolean isRedirect() {
        return status / 100 == 3;
    }

    static Map<String, Integer> statuses(Collection<CheckResult> checks) {
        return checks.stream()
                .collect(Collectors.toMap(
                        check -> check.status() == 0 ? Statuses.NONE : Integer.toString(check.status()),
                        check -> 1,
                        Integer::sum,
                        TreeMap::new));
    }
}
