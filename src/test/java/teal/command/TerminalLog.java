package teal.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import teal.command.Shell.Running;

/** What somebody at a terminal saw, as {@code target/transcripts/<name>.txt}: the documentation shows some of them. */
final class TerminalLog {

    private final StringBuilder seen = new StringBuilder();

    /** @param ended a command; waits for its end */
    Running add(Running ended, String... arguments) {
        seen.append("$ teal ").append(String.join(" ", arguments)).append('\n');
        seen.append(ended.printed()).append(ended.complaint());
        seen.append("$ echo $?\n").append(ended.exitCode()).append('\n');
        return ended;
    }

    void keep(String name) {
        try {
            Path file =
                    Files.createDirectories(Path.of("target", "transcripts")).resolve(name + ".txt");
            Files.writeString(file, seen, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
