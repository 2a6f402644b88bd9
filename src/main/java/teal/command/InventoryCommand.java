package teal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import teal.inventory.InventoryFile;

@Command(
        name = "inventory",
        mixinStandardHelpOptions = true,
        description = "Looks at an inventory file.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = InventoryCommand.Validate.class)
final class InventoryCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = {
                "Names every mistake in an inventory file, as Teal would at its start. No server is needed.",
                "Keys and secrets are looked for on this host."
            })
    static final class Validate implements Callable<Integer> {

        @Parameters(paramLabel = "FILE")
        private Path file = Path.of("");

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<String> mistakes = InventoryFile.mistakes(file);
            mistakes.forEach(mistake -> spec.commandLine().getOut().println(Printable.line(mistake)));
            if (mistakes.isEmpty()) {
                spec.commandLine()
                        .getOut()
                        .println(file + ": no mistakes; applications: "
                                + String.join(", ", InventoryFile.applications(file)));
                return ExitCode.DONE.number();
            }
            throw new Failure(
                    ExitCode.REFUSED,
                    mistakes.size() == 1 ? "1 mistake in " + file : mistakes.size() + " mistakes in " + file);
        }
    }
}
