package teal.lab.nodes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Accounts with a log-in shell of their own, which only one node's sshd knows: it sees another {@code /etc/passwd}. They
 * share the user running the test.
 */
public final class Accounts {

    private final Path passwd;

    private Accounts(Path passwd) {
        this.passwd = passwd;
    }

    /** Skips the test where the user running it may not mount anything. */
    public static Accounts in(Path directory) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to show sshd other accounts");
        Path passwd = Files.createDirectories(directory).resolve("passwd");
        return new Accounts(Files.copy(Path.of("/etc/passwd"), passwd));
    }

    /** Adds an account; returns its home directory. */
    public Path add(String name, Path shell) {
        try {
            Path home = Files.createDirectories(passwd.resolveSibling("home-" + name));
            String line = name + ":x:0:0::" + home + ":" + shell + "\n";
            Files.writeString(passwd, line, StandardOpenOption.APPEND);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> launcher() {
        return List.of(
                "unshare",
                "--mount",
                "/bin/sh",
                "-c",
                "mount --bind \"$0\" /etc/passwd && exec \"$@\"",
                passwd.toString());
    }
}
