package teal.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import teal.release.Reason;

/** An inventory file, looked at without a running Teal. */
public final class InventoryFile {

    private InventoryFile() {}

    /** Every mistake, as a start would name them; empty if there is none. */
    public static List<String> mistakes(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return List.of("cannot read " + file + ": there is no such file, or it may not be read");
        }
        try {
            StandardEnvironment environment = environment(file);
            if (InventoryReader.read(environment).isEmpty()) {
                return List.of(file + ": found no application; allowed: at least one below teal.applications");
            }
            return List.of();
        } catch (InvalidSettings invalid) {
            return invalid.mistakes().stream().map(Mistake::toString).toList();
        } catch (MarkedYAMLException e) {
            return List.of(InvalidYamlAnalyzer.words(e));
        } catch (IOException e) {
            return List.of("cannot read " + file + ": " + Reason.of(e));
        }
    }

    /** The names of the applications in a file without mistakes. */
    public static List<String> applications(Path file) {
        try {
            return List.copyOf(InventoryReader.read(environment(file)).keySet());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file + " any more: " + Reason.of(e), e);
        }
    }

    private static StandardEnvironment environment(Path file) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        for (PropertySource<?> document :
                new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file.toAbsolutePath()))) {
            environment.getPropertySources().addFirst(document);
        }
        return environment;
    }
}
