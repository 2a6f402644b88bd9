package teal.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Prints an inventory for one application with only what is required, to be filled in:",
            "  teal init shop > application.yaml"
        })
final class InitCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "APPLICATION",
            defaultValue = "shop",
            description = "Its name: lower-case letters, digits and '-' (default: shop).")
    private String application = "shop";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!application.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "APPLICATION: found '" + Printable.line(application)
                            + "'; allowed: up to 63 lower-case letters, digits and '-', a letter first");
        }
        spec.commandLine().getOut().print(template().replace("shop", application));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }

    private static String template() {
        try (InputStream in =
                Objects.requireNonNull(InitCommand.class.getResourceAsStream("/teal/command/inventory.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
