package teal.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Tests against real servers: skipped with a reason if the program is missing; if CI=true, that is a failure. */
public final class RealServer {

    private RealServer() {}

    /** Returns the program's path, or skips (if CI=true: fails) the test. */
    public static Path require(String what, String path, String where) {
        Path program = Path.of(path);
        String missing = "needs " + what + " at " + path + ": install " + where;
        if ("true".equals(System.getenv("CI")) && !Files.isExecutable(program)) {
            throw new AssertionError(missing);
        }
        assumeTrue(Files.isExecutable(program), missing);
        return program;
    }
}
