package teal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** Properties of the complete example, broken at random: each is named by its path, at once, and nothing else is. */
@Tag("slow")
class InventoryMistakesTest {

    private static final int INVENTORIES = 400;

    @TempDir
    Path directory;

    private ExampleInventory example = new ExampleInventory(Path.of(""), "");

    @BeforeEach
    void readExample() throws IOException {
        example = ExampleInventory.in(directory);
    }

    @Test
    void theExampleHasNone() throws IOException {
        assertThat(InventoryReader.read(environment(example.yaml()))).containsOnlyKeys("shop");
    }

    @Test
    void everyMistakeIsNamedAtOnceInWordsForPeople() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("inventories broken at random with seed " + seed);
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();

        for (int i = 0; i < INVENTORIES; i++) {
            BrokenInventory broken = new BrokenInventory(example.yaml(), random).withFaults(1 + i % 5);
            List<Mistake> mistakes = mistakes(broken.yaml());
            if (!mistakes.stream().map(Mistake::path).sorted().toList().equals(List.copyOf(broken.expected()))) {
                wrong.add(broken.expected() + "\n    but told " + mistakes);
            }
            mistakes.forEach(mistake -> seen.merge(mistake.path(), 1, Integer::sum));
            assertThat(mistakes)
                    .allSatisfy(mistake -> assertThat(mistake.toString())
                            .startsWith("teal.applications.shop")
                            .contains(": found ")
                            .contains("; allowed: ")
                            .doesNotContain("java.", "org.", "Exception", "null", "onvert"));
        }

        assertThat(wrong).as("seed %s", seed).isEmpty();
        assertThat(seen).as("different properties").hasSizeGreaterThan(150);
    }

    private static List<Mistake> mistakes(String yaml) throws IOException {
        try {
            InventoryReader.read(environment(yaml));
            return List.of();
        } catch (InvalidSettings invalid) {
            return invalid.mistakes();
        }
    }

    private static StandardEnvironment environment(String yaml) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                .load("inventory", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        sources.forEach(environment.getPropertySources()::addLast);
        return environment;
    }
}
