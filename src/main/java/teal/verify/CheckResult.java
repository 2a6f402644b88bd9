package teal.verify;

import java.time.Duration;

/**
 * What one smoke test found on one node.
 *
 * @param found the status; where it did not pass, what was wrong and how the answer began
 */
public record CheckResult(String node, String name, boolean passed, String found, Duration took) {}
