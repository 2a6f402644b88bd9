package teal.verify;

import java.time.Duration;

/**
 * The result of one smoke test on one node.
 *
 * @param found the status; on failure, what was wrong and how the answer began
 */
public record CheckResult(String node, String name, boolean passed, String found, Duration took) {}
