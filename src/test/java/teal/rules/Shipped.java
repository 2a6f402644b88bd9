package teal.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of {@code processes/}, as they are deployed with Teal. */
final class Shipped {

    static final Path PROCESSES = Path.of("processes");

    private Shipped() {}

    /** All of them, by their names. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file : files.filter(Shipped::isDeployed).toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    private static boolean isDeployed(Path file) {
        return file.toString().matches(".*\\.(bpmn|form|dmn)");
    }
}
