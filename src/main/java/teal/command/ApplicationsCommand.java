package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "applications",
        mixinStandardHelpOptions = true,
        description = "Shows which version runs where, as the name server and the nodes report it now.")
final class ApplicationsCommand implements Callable<Integer> {

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        JsonNode all = server.open().get("/api/applications");
        if (output.isJson()) {
            output.json(all);
            return ExitCode.DONE.number();
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
        output.table(List.of("APPLICATION", "CLUSTER", "USERS", "NODE", "VERSION", "FOUND"), rows);
        return ExitCode.DONE.number();
    }
}
