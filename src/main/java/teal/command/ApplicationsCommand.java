package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "applications",
        mixinStandardHelpOptions = true,
        description = "Shows which version runs where, as the name server and the nodes report it now.")
final class ApplicationsCommand extends ServerCommand {

    @Override
    ExitCode ask(Api api, Output out) {
        JsonNode all = api.get("/api/applications");
        if (out.isJson()) {
            out.json(all);
            return ExitCode.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode application : all) {
            for (JsonNode cluster : application.path("clusters")) {
                for (JsonNode node : cluster.path("nodes")) {
                    rows.add(List.of(
                            application.path("name").asText(),
                            cluster.path("name").asText(),
                            cluster.path("users").asText(),
                            node.path("name").asText(),
                            node.path("version").asText("-"),
                            node.path("found").asText()));
                }
            }
        }
        out.table(List.of("APPLICATION", "CLUSTER", "USERS", "NODE", "VERSION", "FOUND"), rows);
        return ExitCode.DONE;
    }
}
