package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        description = {
            "Takes over an application that other means have installed, so that a release can go back to it.",
            "Without --yes it only shows what it would do. Exit code 3 if a node does not fit."
        })
final class AdoptCommand implements Callable<Integer> {

    @Parameters(paramLabel = "APPLICATION", description = "Its name in the inventory.")
    private String application = "";

    @Option(
            names = "--from",
            paramLabel = "DIRECTORY",
            required = true,
            description = "The directory that it runs from; {node} in it stands for the node's name.")
    private String from = "";

    @Option(names = "--node", paramLabel = "NODE", description = "Only this node.")
    private @Nullable String node;

    @Option(
            names = "--artifact",
            paramLabel = "ADDRESS",
            description = "The version's artifact, if it is not where the inventory says that versions are.")
    private @Nullable String artifact;

    @Option(
            names = "--runs",
            paramLabel = "VERSION",
            description = "The version that runs, if the application does not report it.")
    private @Nullable String runs;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        ObjectNode body = Api.JSON.createObjectNode().put("from", from).put("dryRun", !yes);
        if (node != null) {
            body.put("node", node);
        }
        if (artifact != null) {
            body.put("artifact", artifact);
        }
        if (runs != null) {
            body.put("runs", runs);
        }
        JsonNode result =
                server.open().postForLong("/api/applications/" + Api.encoded(application) + "/adoption", body);
        if (output.isJson()) {
            output.json(result);
        } else {
            show(result);
        }
        boolean fits =
                result.path("refusal").isMissingNode() || result.path("refusal").isNull();
        for (JsonNode one : result.path("nodes")) {
            fits &= one.path("fits").asBoolean();
        }
        return fits ? ExitCode.DONE.number() : ExitCode.REFUSED.number();
    }

    private void show(JsonNode result) {
        if (result.path("refusal").isTextual()) {
            output.line(result.path("refusal").asText());
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : result.path("nodes")) {
            rows.add(List.of(
                    one.path("fits").asBoolean() ? "ok" : "LEFT ALONE",
                    one.path("cluster").asText(),
                    one.path("version").asText("nothing"),
                    one.path("found").asText()));
        }
        output.table(List.of("", "CLUSTER", "RUNS", "FOUND"), rows);
        if (!yes) {
            output.line("");
            output.line("Nothing was changed; add --yes to do it");
        }
    }
}
