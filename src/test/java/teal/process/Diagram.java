package teal.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A diagram as it lies in {@code processes/}. */
record Diagram(String name, Path file, BpmnModelInstance model) {

    static final Path PROCESSES = Path.of("processes");

    static List<Diagram> all() {
        return files(".bpmn").stream().map(Diagram::read).toList();
    }

    /** The files whose names end like this, in the order of their names. */
    static List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T extends ModelElementInstance> Collection<T> every(Class<T> kind) {
        return model.getModelElementsByType(kind);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Diagram read(Path file) {
        String name = file.getFileName().toString().replace(".bpmn", "");
        return new Diagram(name, file, Bpmn.readModelFromFile(file.toFile()));
    }
}
