package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import teal.lab.nodes.LabNode;
import teal.lab.programs.ExitCode;

/** A shop as other means have installed it: it runs from a directory that Teal knows nothing about. */
public final class RunsElsewhere {

    private RunsElsewhere() {}

    /** The directory, in a node's own. */
    public static Path directory(LabNode node) {
        return node.directory().resolve("elsewhere");
    }

    /** For all nodes, as adoption takes it. */
    public static String directories(LabNode any) {
        return any.directory().getParent() + "/{node}/elsewhere";
    }

    /** Whether this is the command that adopts, and not the one that only looks. */
    public static boolean wouldAdopt(String command) {
        return command.contains("adopted $origin") && command.contains("comes after attempt");
    }

    /** The version's files are moved away, and nothing of Teal's is left. */
    public static void move(LabNode node) {
        Path directory = node.directory();
        try {
            service(directory, "stop", directory);
            Path release = directory.resolve("current").toRealPath();
            Files.delete(directory.resolve("current"));
            Files.move(release, directory(node));
            Files.deleteIfExists(directory(node).resolve(".teal-sha256"));
            try (Stream<Path> left = Files.walk(directory.resolve("releases"))) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            Path old = Files.createDirectories(directory.resolve("legacy"));
            Files.createSymbolicLink(old.resolve("current"), directory(node));
            service(directory, "start", old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void service(Path directory, String action, Path from) throws IOException {
        ProcessBuilder command = new ProcessBuilder("bin/service", action)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("TEAL_DIRECTORY", from.toString());
        assertThat(ExitCode.of(command.start())).isZero();
    }
}
