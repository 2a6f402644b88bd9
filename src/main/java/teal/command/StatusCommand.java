package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows where a release stands. It does not wait.")
final class StatusCommand extends ServerCommand {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    @Override
    ExitCode ask(Api api, Output out) {
        JsonNode found = api.get("/api/releases/" + release.id(api));
        if (out.isJson()) {
            out.json(found);
            return ExitCode.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "release",
                found.path("application").asText() + " " + found.path("version").asText()));
        add(
                rows,
                "requested by",
                found.path("requestedBy").asText("")
                        + (found.path("requestedFor").isTextual()
                                ? " for " + found.path("requestedFor").asText()
                                : ""));
        rows.add(List.of("state", found.path("state").asText().replace('-', ' ')));
        add(
                rows,
                "now",
                StreamSupport.stream(found.path("steps").spliterator(), false)
                        .map(step -> step.path("name").asText())
                        .collect(Collectors.joining(", ")));
        add(rows, "reason", found.path("reason").asText(""));
        found.path("clusters")
                .forEach(cluster -> rows.add(List.of(
                        cluster.path("name").asText() + (cluster.path("live").asBoolean() ? " (live)" : ""),
                        StreamSupport.stream(cluster.path("nodes").spliterator(), false)
                                .map(node -> node.path("name").asText() + " "
                                        + node.path("version").asText("unknown"))
                                .collect(Collectors.joining(", ")))));
        rows.add(List.of("page", api.page(found.path("id").asText())));
        out.table(List.of("", ""), rows);
        return ExitCode.DONE;
    }

    private static void add(List<List<String>> rows, String name, String text) {
        if (!text.isEmpty()) {
            rows.add(List.of(name, text));
        }
    }
}
