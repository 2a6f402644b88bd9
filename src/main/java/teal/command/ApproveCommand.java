package teal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Lets users go to the upgraded cluster. Not for the release's own requester.")
final class ApproveCommand implements Callable<Integer> {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    @Option(names = "--comment", paramLabel = "TEXT", description = "What others should know.")
    private String comment = "";

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        Api api = server.open();
        String id = release.id(api);
        Approval.answer(api, id, "yes", comment);
        output.progress("approved by " + api.user() + "  " + api.page(id));
        return ExitCode.DONE.number();
    }
}
