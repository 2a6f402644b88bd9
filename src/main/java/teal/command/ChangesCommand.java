package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        description = "Lists what differs between two deployed versions of a process.")
final class ChangesCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROCESS", description = "Its id, such as blue-green-release.")
    private String process = "";

    @Option(names = "--from", paramLabel = "VERSION", description = "Default: the one before.")
    private @Nullable Integer from;

    @Option(names = "--to", paramLabel = "VERSION", description = "Default: the newest one.")
    private @Nullable Integer to;

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        JsonNode difference = server.open().get("/api/processes/" + Api.encoded(process) + "/changes" + asked());
        if (output.isJson()) {
            output.json(difference);
        } else {
            output.line(process + " " + difference.path("from").asInt() + " to "
                    + difference.path("to").asInt() + ": "
                    + (difference.path("changes").isEmpty() ? "no change that releases notice" : "changes"));
            difference
                    .path("changes")
                    .forEach(change -> output.line("  " + change.path("text").asText()));
        }
        return ExitCode.DONE.number();
    }

    private String asked() {
        String parameters = Stream.of(parameter("from", from), parameter("to", to))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    private static String parameter(String name, @Nullable Integer version) {
        return version == null ? "" : name + "=" + version;
    }
}
