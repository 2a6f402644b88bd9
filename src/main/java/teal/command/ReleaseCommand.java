package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Requests a release, and follows it with --wait.")
final class ReleaseCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "APPLICATION")
    private String application = "";

    @Parameters(index = "1", paramLabel = "VERSION")
    private String version = "";

    @Option(
            names = "--artifact",
            paramLabel = "ADDRESS",
            description = "Where the artifact is; default: where the inventory says that each version is.")
    private @Nullable String artifact;

    @Option(names = "--sha256", paramLabel = "DIGEST", description = "What the artifact must be.")
    private @Nullable String sha256;

    @Option(names = "--process", paramLabel = "ID", description = "Release process; default: the application's first.")
    private @Nullable String process;

    @Option(
            names = "--override",
            paramLabel = "REASON",
            description = "Why a version that was rolled back is released again.")
    private @Nullable String override;

    @Option(
            names = "--replace",
            description = "Replace this version where nodes have it from another artifact and none of them runs it.")
    private boolean replace;

    @Option(
            names = "--requested-for",
            paramLabel = "NAME",
            description = "The person for whom a pipeline asks. They cannot approve the release.")
    private @Nullable String requestedFor;

    @Option(
            names = "--dry-run",
            description = "Show what the release would do, or why it would be refused, and start nothing.")
    private boolean dryRun;

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Override
    ExitCode ask(Api api, Output out) {
        ObjectNode request = Api.JSON.createObjectNode();
        request.put("application", application).put("version", version);
        put(request, "artifact", artifact);
        put(request, "sha256", sha256);
        put(request, "process", process);
        put(request, "override", override);
        if (replace) {
            request.put("replace", true);
        }
        put(request, "requestedFor", requestedFor);
        if (dryRun) {
            return preview(api, request, out);
        }
        JsonNode started = api.post("/api/releases", request).orElseThrow();
        String id = started.path("id").asText();
        if (wait.isSet()) {
            out.progress("release " + id + " of " + application + " " + version + "  " + api.page(id));
        } else if (out.isJson()) {
            out.json(started);
        } else {
            out.line(id + "  " + api.page(id));
        }
        return wait.follow(api, out, id).map(ExitCode::ofEnd).orElse(ExitCode.DONE);
    }

    private static ExitCode preview(Api api, ObjectNode request, Output out) {
        JsonNode preview =
                api.postPatiently("/api/releases?dry-run=true", request).orElseThrow();
        if (out.isJson()) {
            out.json(preview);
        } else {
            new PreviewText(preview, out).print();
        }
        return ExitCode.DONE;
    }

    private static void put(ObjectNode request, String field, @Nullable String value) {
        if (value != null) {
            request.put(field, value);
        }
    }
}
