package teal.lab.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How an OpenSSH node keeps a record of its commands: sshd runs each of them through a script (ForceCommand). */
final class CommandRecord {

    private static final int MOST = 4_000;

    private CommandRecord() {}

    /** Installs the script and returns the setting for sshd; {@code {node}} in it stands for the node's name. */
    static String setting(Path base, String application) throws IOException {
        Path script = base.resolve("record-commands");
        try (InputStream text = CommandRecord.class.getResourceAsStream("record-commands.sh")) {
            Files.copy(Objects.requireNonNull(text, "record-commands.sh"), script);
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return "ForceCommand " + script.toAbsolutePath() + " " + base.toAbsolutePath() + "/{node} " + application;
    }

    /** Every command that has ended on the node with this directory. */
    static List<Ran> read(String node, Path directory) {
        Path records = directory.resolve("commands");
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(records)) {
            return all.filter(record -> Files.exists(record.resolve("ended")))
                    .map(record -> ran(node, record))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ran ran(String node, Path record) {
        String output = text(record, "output");
        return new Ran(
                node,
                time(text(record, "begun")),
                time(text(record, "ended")),
                text(record, "command"),
                Integer.parseInt(text(record, "exit-code")),
                output.substring(0, Math.min(output.length(), MOST)),
                text(record, "link"));
    }

    private static Instant time(String nanoseconds) {
        return Instant.EPOCH.plus(Long.parseLong(nanoseconds), ChronoUnit.NANOS);
    }

    private static String text(Path record, String name) {
        try {
            return Files.readString(record.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
