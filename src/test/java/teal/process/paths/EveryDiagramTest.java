package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagram without tests of its paths is not shipped. */
class EveryDiagramTest {

    static String[] diagrams() {
        String[] files = Path.of("processes").toFile().list((directory, name) -> name.endsWith(".bpmn"));
        return files == null ? new String[0] : files;
    }

    /** {@code rolling-deployment.bpmn} has {@code RollingDeploymentTest}. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void hasTestsOfItsPaths(String file) {
        String name = Arrays.stream(file.replace(".bpmn", "").split("-"))
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                .collect(Collectors.joining());
        assertThat(new File("src/test/java/teal/process/paths/" + name + "Test.java"))
                .exists();
    }
}
