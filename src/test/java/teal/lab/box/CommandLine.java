package teal.lab.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs in the project's directory. */
final class CommandLine {

    private static final int MINUTES = 20;

    private record Ended(int code, String said, String complained) {}

    private final Map<String, String> environment;

    CommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns its output; fails, quoting its output and errors, unless it exits with 0. */
    String run(String... command) {
        Ended ended = end(List.of(command));
        if (ended.code() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + ended.code() + ":\n"
                    + ended.said() + ended.complained());
        }
        return ended.said();
    }

    /** Whether it exits with 0. */
    boolean works(String... command) {
        return end(List.of(command)).code() == 0;
    }

    private Ended end(List<String> command) {
        try {
            Path said = Files.createTempFile("teal-box", ".out");
            Path complained = Files.createTempFile("teal-box", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectOutput(said.toFile())
                        .redirectError(complained.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " did not end within " + MINUTES + " minutes");
                }
                return new Ended(process.exitValue(), Files.readString(said), Files.readString(complained));
            } finally {
                Files.delete(said);
                Files.delete(complained);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
