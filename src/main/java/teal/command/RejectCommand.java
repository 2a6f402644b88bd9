package teal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = "Says no to the upgraded cluster: the release rolls back, or as the inventory says.")
final class RejectCommand implements Callable<Integer> {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "Why.")
    private String comment = "";

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        Api api = server.open();
        String id = release.id(api);
        Approval.answer(api, id, "no", comment);
        output.progress("rejected by " + api.user() + "  " + api.page(id));
        return ExitCode.DONE.number();
    }
}
