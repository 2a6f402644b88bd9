package teal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follows a release to its end, which the exit code then reports.")
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    @Mixin
    private final Waiting waiting = new Waiting();

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        Api api = server.open();
        return Ended.report(new Following(api, output).toTheEnd(release.id(api), waiting.timeout()), output);
    }
}
