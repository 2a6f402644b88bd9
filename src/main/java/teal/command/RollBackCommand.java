package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Asks for a roll-back; it begins when the step in flight has ended.")
final class RollBackCommand implements Callable<Integer> {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(
            names = "--wait",
            description = "Follow the release to its end. Rolled back is then what was asked for: exit code 0.")
    private boolean wait;

    @Mixin
    private final Waiting waiting = new Waiting();

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        Api api = server.open();
        String id = release.id(api);
        api.post(
                "/api/releases/" + id + "/rollback", Api.JSON.createObjectNode().put("reason", reason));
        output.progress("roll-back requested  " + api.page(id));
        if (!wait) {
            return ExitCode.DONE.number();
        }
        JsonNode ended = new Following(api, output).toTheEnd(id, waiting.timeout());
        int code = Ended.report(ended, output);
        return code == ExitCode.ROLLED_BACK.number() || code == ExitCode.CANCELLED.number()
                ? ExitCode.DONE.number()
                : ExitCode.REFUSED.number();
    }
}
