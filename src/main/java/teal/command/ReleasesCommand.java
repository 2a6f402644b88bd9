package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "releases", mixinStandardHelpOptions = true, description = "Lists releases, the newest first.")
final class ReleasesCommand extends ServerCommand {

    @Option(names = "--application", paramLabel = "NAME", description = "Only this application's.")
    private @Nullable String application;

    @Option(
            names = "--most",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "How many, up to 500 (default: 20).")
    private int most;

    @Override
    ExitCode ask(Api api, Output out) {
        List<JsonNode> found = StreamSupport.stream(
                        api.get("/api/releases?most=500").spliterator(), false)
                .filter(release -> application == null
                        || release.path("application").asText().equals(application))
                .limit(Math.max(1, most))
                .toList();
        if (out.isJson()) {
            ArrayNode all = Api.JSON.createArrayNode();
            all.addAll(found);
            out.json(all);
        } else {
            out.table(
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
        return ExitCode.DONE;
    }
}
