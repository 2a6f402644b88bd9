package teal.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "maintenance",
        mixinStandardHelpOptions = true,
        description = "Takes a node out of service, or with --end brings it back.")
final class MaintenanceCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "APPLICATION", description = "Its name in the inventory.")
    private String application = "";

    @Parameters(index = "1", paramLabel = "NODE", description = "The node's name in the inventory.")
    private String node = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is taken out.")
    private @Nullable String reason;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "When it is expected back: 2026-12-03T18:00:00Z, or for how long: 4h, 90m, 3d.")
    private @Nullable String until;

    @Option(names = "--end", description = "Test the node and put it back in service.")
    private boolean end;

    @Override
    ExitCode ask(Api api, Output out) {
        String path = "/api/applications/" + Api.encoded(application) + "/nodes/" + Api.encoded(node) + "/maintenance";
        if (end) {
            out.progress(api.delete(path).path("summary").asText());
            return ExitCode.DONE;
        }
        if (reason == null || until == null) {
            throw new Failure(ExitCode.USAGE, "give --reason and --until, or --end to bring the node back");
        }
        var body = Api.JSON
                .createObjectNode()
                .put("reason", reason)
                .put("until", time(until).toString());
        api.post(path, body)
                .ifPresent(answer -> out.progress(answer.path("summary").asText()));
        return ExitCode.DONE;
    }

    private static Instant time(String text) {
        try {
            return text.matches("\\d{1,4}[mhd]")
                    ? Instant.now()
                            .plus(Duration.parse(
                                    text.endsWith("d")
                                            ? "P" + text.toUpperCase(Locale.ROOT)
                                            : "PT" + text.toUpperCase(Locale.ROOT)))
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Failure(
                    ExitCode.USAGE, "--until: found '" + text + "'; allowed: 2026-12-03T18:00:00Z, 90m, 4h or 3d");
        }
    }
}
