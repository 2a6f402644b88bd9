package teal.deploy;

import java.time.Duration;
import java.util.Arrays;

/**
 * A command that ran to its end on a node.
 *
 * @param exitCode 0 to 255; 255 also where a signal ended it
 * @param output both streams, at most the first and the last 32 KiB, without escape codes and control characters
 * @param truncated something between the first and the last part is left out
 */
public record CommandResult(int exitCode, String output, boolean truncated, Duration took) {

    boolean succeeded() {
        return exitCode == 0;
    }

    /** The last lines, in one line: errors are at the end. */
    String lastLines() {
        String[] lines = output.strip().split("\n");
        int from = Math.max(0, lines.length - 3);
        String last = String.join(" / ", Arrays.asList(lines).subList(from, lines.length));
        return last.isBlank() ? "no output" : last.substring(Math.max(0, last.length() - 500));
    }
}
