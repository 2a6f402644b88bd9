package teal.lab.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import teal.lab.RealServer;

/**
 * Runs the scripts in {@code processes/tools}. Their packages are fetched once, as listed in the lock file; so is Node.js
 * itself if the machine's own is too old for them, as on Debian 12. Skipped with a reason if Node.js is missing; with {@code
 * CI=true} a failure.
 */
public final class NodeTools {

    public static final Path DIRECTORY = Path.of("processes", "tools").toAbsolutePath();

    private static final String WHERE = "Debian's nodejs and npm";

    /** From this version on, modules of one kind may require those of the other, as the linters do. */
    private static final String IS_NEW_ENOUGH = "const [major, minor] = process.versions.node.split('.').map(Number);"
            + " major > 20 || (major === 20 && minor >= 19)";

    private NodeTools() {}

    /** Runs a script and returns its output. */
    public static String run(String script, List<String> arguments) {
        Path node = ready();
        return output(
                Stream.concat(Stream.of(node.toString(), script), arguments.stream())
                        .toList(),
                DIRECTORY);
    }

    /** Makes sure that Node.js and the packages are there; returns the program. */
    public static synchronized Path ready() {
        Path node = RealServer.require("Node.js", program("node"), WHERE);
        Path npm = RealServer.require("npm", program("npm"), WHERE);
        install(npm, DIRECTORY);
        boolean newEnough = Boolean.parseBoolean(
                output(List.of(node.toString(), "-p", IS_NEW_ENOUGH), DIRECTORY).strip());
        return newEnough ? node : newer(npm);
    }

    private static Path newer(Path npm) {
        Path directory = DIRECTORY.resolve("node");
        install(npm, directory);
        try (Stream<Path> packages = Files.list(directory.resolve("node_modules"))) {
            return packages.map(one -> one.resolve("bin/node"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no Node.js for this machine in " + directory + "; install Node.js 20.19 or later"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(Path npm, Path directory) {
        Path lock = directory.resolve("package-lock.json");
        Path installed = directory.resolve("node_modules").resolve(".teal-lock.json");
        // The build runs tests in several JVMs; the second waits for the packages that the first one fetches.
        Path token = DIRECTORY.resolve(".turn");
        try (FileChannel one = FileChannel.open(token, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            one.lock();
            if (Files.exists(installed) && Files.mismatch(lock, installed) == -1) {
                return;
            }
            output(List.of(npm.toString(), "ci", "--no-audit", "--no-fund"), directory);
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String output(List<String> command, Path directory) {
        try {
            Path errors = Files.createTempFile("teal-node", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": " + printed + Files.readString(errors));
            }
            Files.delete(errors);
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.get(0), e);
        }
    }

    private static String program(String name) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("/usr/bin/" + name);
    }
}
