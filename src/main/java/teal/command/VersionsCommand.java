package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        description = "Lists the versions in an application's artifact repository, newest first.")
final class VersionsCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "APPLICATION")
    private String application = "";

    @Override
    ExitCode ask(Api api, Output out) {
        JsonNode versions = api.get("/api/applications/" + Api.encoded(application) + "/versions");
        if (out.isJson()) {
            out.json(versions);
        } else {
            versions.forEach(version -> out.line(version.asText()));
        }
        return ExitCode.DONE;
    }
}
