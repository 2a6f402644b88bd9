package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "releases", mixinStandardHelpOptions = true, description = "Lists releases, the newest first.")
final class ReleasesCommand implements Callable<Integer> {

    @Option(names = "--application", paramLabel = "NAME", description = "Only this application's.")
    private @Nullable String application;

    @Option(
            names = "--most",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "How many, up to 500 (default: 20).")
    private int most;

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        List<JsonNode> found = StreamSupport.stream(
                        server.open().get("/api/releases?most=500").spliterator(), false)
                .filter(release -> application == null
                        || release.path("application").asText().equals(application))
                .limit(Math.max(1, most))
                .toList();
        if (output.isJson()) {
            ArrayNode all = Api.JSON.createArrayNode();
            all.addAll(found);
            output.json(all);
        } else {
            output.table(
                    List.of("APPLICATION", "VERSION", "STATE", "STARTED", "REQUESTED BY", "ID"),
                    found.stream()
                            .map(release -> List.of(
                                    release.path("application").asText(),
                                    release.path("version").asText(),
                                    release.path("state").asText().replace('-', ' '),
                                    release.path("startedAt").asText().replaceFirst("\\..*", "Z"),
                                    release.path("requestedBy").asText(""),
                                    release.path("id").asText()))
                            .toList());
        }
        return ExitCode.DONE.number();
    }
}
