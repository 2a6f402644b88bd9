package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For commands that begin something and may then follow the release. */
final class WaitOption {

    @Option(names = "--wait", description = "Follow the release to its end, which the exit code then reports.")
    private boolean wait;

    @Mixin
    private final Waiting waiting = new Waiting();

    boolean isSet() {
        return wait;
    }

    /** @return the release at its end; empty without {@code --wait} */
    Optional<JsonNode> follow(Api api, Output out, String release) {
        return wait ? Optional.of(waiting.toTheEnd(api, out, release)) : Optional.empty();
    }
}
