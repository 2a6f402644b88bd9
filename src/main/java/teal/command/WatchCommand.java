package teal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follows a release to its end, which the exit code then reports.")
final class WatchCommand extends ServerCommand {

    @Mixin
    private final WhichRelease release = new WhichRelease();

    @Mixin
    private final Waiting waiting = new Waiting();

    @Override
    ExitCode ask(Api api, Output out) {
        return ExitCode.ofEnd(waiting.toTheEnd(api, out, release.id(api)));
    }
}
