package teal.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;

/** Runs commands as a shell would, and keeps what they print. */
final class Shell {

    /** A command that runs, or has ended. */
    record Running(CompletableFuture<Integer> code, StringWriter out, StringWriter err) {

        int exitCode() {
            return code.join();
        }

        /** All of it: waits for the end. */
        String printed() {
            exitCode();
            return out.toString();
        }

        String complaint() {
            exitCode();
            return err.toString();
        }

        /** What it has said up to now, on either stream. */
        String soFar() {
            return out.toString() + err;
        }
    }

    private final String server;
    private final Path directory;

    Shell(String server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    Running as(String user, String password, String... arguments) throws java.io.IOException {
        Path file = Files.writeString(directory.resolve(user + ".password"), password + "\n", StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", server, "--user", user, "--password-file", file.toString()));
        return run(all.toArray(String[]::new));
    }

    /** As a pipeline, by a token in a file. */
    Running with(Path token, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", server, "--token-file", token.toString()));
        return run(all.toArray(String[]::new));
    }

    static Running run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = TealCommand.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Running(
                CompletableFuture.supplyAsync(() -> line.execute(arguments), work -> new Thread(work).start()),
                out,
                err);
    }
}
