package teal.deploy;

import java.util.Optional;

/**
 * What a node says of a process of the application.
 *
 * @param version the version that it runs, if the node can tell
 * @param why it cannot; empty if it can
 */
public record RunningProcess(Optional<String> version, String why) {

    private static final String RUNS = "runs ";
    private static final String UNKNOWN = "unknown ";

    /** Reads the output of process.sh; empty if it has no answer in it. */
    static Optional<RunningProcess> read(String output) {
        String last = output.strip().substring(output.strip().lastIndexOf('\n') + 1);
        if (last.startsWith(RUNS)) {
            return Optional.of(new RunningProcess(Optional.of(last.substring(RUNS.length())), ""));
        }
        // The reason may quote a tool that says more than a line
        int unknown = ("\n" + output).indexOf("\n" + UNKNOWN);
        return unknown >= 0
                ? Optional.of(new RunningProcess(
                        Optional.empty(),
                        output.substring(unknown + UNKNOWN.length()).strip().replaceAll("\\s*\n\\s*", " / ")))
                : Optional.empty();
    }
}
