package teal.command;

import com.fasterxml.jackson.databind.JsonNode;

/** A release that was followed to its end, as a command's result. */
final class Ended {

    private Ended() {}

    /** @return the exit code */
    static int report(JsonNode release, Output output) {
        if (output.isJson()) {
            output.json(release);
        }
        return ExitCode.ofEnd(release).number();
    }
}
