package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        description = "Lists the versions in an application's artifact repository, newest first.")
final class VersionsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "APPLICATION")
    private String application = "";

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        JsonNode versions = server.open().get("/api/applications/" + Api.encoded(application) + "/versions");
        if (output.isJson()) {
            output.json(versions);
        } else {
            versions.forEach(version -> output.line(version.asText()));
        }
        return ExitCode.DONE.number();
    }
}
