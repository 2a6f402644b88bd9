package teal.deploy;

import java.util.regex.Pattern;
import teal.release.Node;

/** What came of one of the inventory's commands, with what is known of the usual reasons for a failure. */
final class CommandReport {

    /** For a file that is there and may not be executed (POSIX, exit status of the shell). */
    private static final int NOT_EXECUTABLE = 126;

    private static final Pattern SUDO_WANTS_A_TERMINAL =
            Pattern.compile("sudo: .*(terminal is required|no tty present|must have a tty)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SUDO_WANTS_A_PASSWORD = Pattern.compile("sudo: .*password", Pattern.CASE_INSENSITIVE);

    private CommandReport() {}

    static NodeReport of(Node node, String name, String done, CommandResult result) {
        return new NodeReport(
                result.succeeded(),
                result.succeeded()
                        ? node.name() + " " + done
                        : node.name() + ": the " + name + " command ended with exit code " + result.exitCode() + ": "
                                + result.lastLines() + hint(result) + "; look at the node, then retry",
                result.output());
    }

    private static String hint(CommandResult result) {
        if (SUDO_WANTS_A_TERMINAL.matcher(result.output()).find()) {
            return "; sudo asks for a password or a terminal: allow the account this command with NOPASSWD, and where"
                    + " 'requiretty' is set, set deployment.ssh.terminal";
        }
        if (SUDO_WANTS_A_PASSWORD.matcher(result.output()).find()) {
            return "; sudo asks for a password, which nobody is there to type: allow the account this command with"
                    + " NOPASSWD";
        }
        return result.exitCode() == NOT_EXECUTABLE
                ? "; a file may not be executed: check its permissions, and whether its file system is mounted with"
                        + " 'noexec' (then run it by its interpreter, such as sh or java)"
                : "";
    }
}
