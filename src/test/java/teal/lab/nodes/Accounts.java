package teal.lab.nodes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Accounts that only one node's sshd knows: it and its commands see another {@code /etc/passwd}. Most have a log-in shell of
 * their own and share the user running the test; one may be an ordinary account with sudo.
 */
public final class Accounts {

    /** Nobody else here has it. */
    private static final int ORDINARY = 21_021;

    /** For the node's processes alone, the account's files are those of the machine. */
    private static final String LAUNCHER = "for file in passwd shadow sudoers; do"
            + " [ ! -e \"$0/$file\" ] || mount --bind \"$0/$file\" \"/etc/$file\" || exit 1; done; exec \"$@\"";

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
            return add(name, 0, shell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path add(String name, int user, Path shell) throws IOException {
        Path home = Files.createDirectories(passwd.resolveSibling("home-" + name));
        String line = name + ":x:" + user + ":" + user + "::" + home + ":" + shell + "\n";
        Files.writeString(passwd, line, StandardOpenOption.APPEND);
        return home;
    }

    /** Adds an account that is not root, and may do what these lines of sudoers say. */
    public void addWithSudo(String name, String... sudoers) throws IOException {
        own(add(name, ORDINARY, Path.of("/bin/sh")));
        // PAM lets in only accounts that are in there
        Files.writeString(
                passwd.resolveSibling("shadow"), "root:*:20000:0:99999:7:::\n" + name + ":*:20000:0:99999:7:::\n");
        Path file = Files.write(passwd.resolveSibling("sudoers"), List.of(sudoers));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    }

    /** Gives a file or directory to that account, which can then get there. */
    public static void own(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", ORDINARY);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        for (Path above = path.toAbsolutePath().getParent();
                above != null && !above.equals(temporary) && above.startsWith(temporary);
                above = above.getParent()) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    List<String> launcher() {
        return List.of(
                "unshare",
                "--mount",
                "/bin/sh",
                "-c",
                LAUNCHER,
                passwd.getParent().toString());
    }
}
