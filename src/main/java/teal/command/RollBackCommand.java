package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Asks for a roll-back; it begins when the step in flight has ended.",
            "With --wait, rolled back is what was asked for: exit code 0."
        })
final class RollBackCommand extends ServerCommand {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Override
    ExitCode ask(Api api, Output out) {
        String id = release.id(api);
        api.post(
                "/api/releases/" + id + "/rollback", Api.JSON.createObjectNode().put("reason", reason));
        out.progress("roll-back requested  " + api.page(id));
        return wait.follow(api, out, id).map(RollBackCommand::end).orElse(ExitCode.DONE);
    }

    /** Rolled back is what was asked for. */
    private static ExitCode end(JsonNode release) {
        return switch (ExitCode.ofEnd(release)) {
            case ROLLED_BACK, CANCELLED -> ExitCode.DONE;
            default -> ExitCode.REFUSED;
        };
    }
}
