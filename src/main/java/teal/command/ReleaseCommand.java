package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Requests a release, and follows it with --wait.")
final class ReleaseCommand implements Callable<Integer> {

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

    @Option(names = "--wait", description = "Follow the release to its end, which the exit code then reports.")
    private boolean wait;

    @Option(
            names = "--dry-run",
            description = "Show what the release would do, or why it would be refused, and start nothing.")
    private boolean dryRun;

    @Mixin
    private final Waiting waiting = new Waiting();

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        Api api = server.open();
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
            return preview(api, request);
        }
        JsonNode started = api.post("/api/releases", request).orElseThrow();
        String id = started.path("id").asText();
        if (!wait) {
            if (output.isJson()) {
                output.json(started);
            } else {
                output.line(id + "  " + api.page(id));
            }
            return ExitCode.DONE.number();
        }
        output.progress("release " + id + " of " + application + " " + version + "  " + api.page(id));
        return Ended.report(new Following(api, output).toTheEnd(id, waiting.timeout()), output);
    }

    private int preview(Api api, ObjectNode request) {
        JsonNode preview =
                api.postPatiently("/api/releases?dry-run=true", request).orElseThrow();
        if (output.isJson()) {
            output.json(preview);
        } else {
            new PreviewText(preview, output).print();
        }
        return ExitCode.DONE.number();
    }

    private static void put(ObjectNode request, String field, @Nullable String value) {
        if (value != null) {
            request.put(field, value);
        }
    }
}
