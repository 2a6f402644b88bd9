package teal.deploy;

import java.time.Duration;
import java.util.Arrays;

/**
 * A command that ran to completion on a node.
 *
 * @param exitCode 0 to 255; 255 also if a signal ended it
 * @param output both streams, at most the first and the last 32 KiB, without escape codes and control characters
 * @param truncated whether something between the first and the last part was left out
 */
public record CommandResult(int exitCode, String output, boolean truncated, Duration took) {

    boolean succeeded() {
        return exitCode == 0;
    }

    /** The last lines, joined into one: errors come at the end. */
    String lastLines() {
        String[] lines = output.strip().split("\n");
        int from = Math.max(0, lines.length - 3);
        String last = String.join(" / ", Arrays.asList(lines).subList(from, lines.length));
        return last.isBlank() ? "no output" : last.substring(Math.max(0, last.length() - 500));
    }
}
