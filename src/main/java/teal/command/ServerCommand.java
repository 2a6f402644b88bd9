package teal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks a running Teal: which one, as whom, and how the answer is printed. */
abstract class ServerCommand implements Callable<Integer> {

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public final Integer call() {
        return ask(server.open(), output).number();
    }

    /** @throws Failure if it does not end as was asked for */
    abstract ExitCode ask(Api api, Output out);
}
