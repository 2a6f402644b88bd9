package teal.command;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code teal}: the command with its subcommands. */
@Command(
        name = "teal",
        mixinStandardHelpOptions = true,
        versionProvider = TealVersion.class,
        description = "Asks a running Teal to release applications, and follows releases.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done or released, 2 wrong command line, 3 refused, 4 rolled back, 5 cancelled,",
            "6 waited longer than --timeout, 7 Teal not reachable, 8 not allowed, 1 anything else.",
            "Without a command, Teal's server is started."
        },
        subcommands = {
            CheckCommand.class,
            ReleaseCommand.class,
            WatchCommand.class,
            StatusCommand.class,
            ReleasesCommand.class,
            ApplicationsCommand.class,
            VersionsCommand.class,
            ChangesCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            RollBackCommand.class,
            MaintenanceCommand.class,
            AdoptCommand.class,
            TokenCommand.class,
            InventoryCommand.class,
            InitCommand.class,
            CompletionCommand.class
        })
public final class TealCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Whether these arguments are a command, and not those of the server, which all begin with {@code --}. */
    public static boolean isMeantBy(String[] arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("-")
                        || Optional.of(arguments[0])
                                .filter(first -> first.matches("-h|--help|-V|--version"))
                                .isPresent());
    }

    /** @return the exit code */
    public static int run(String[] arguments) {
        // Only the server has a log: what libraries would write into one does not belong into a command's output
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        return line().execute(arguments);
    }

    static CommandLine line() {
        return new CommandLine(new TealCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(new Defaults(System.getenv()))
                .setUsageHelpLongOptionsMaxWidth(28)
                // The same in every terminal, file and log
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
