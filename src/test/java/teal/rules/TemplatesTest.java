package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.tools.NodeTools;

/** The Modeler's templates offer the steps that Java has, and what those take. */
class TemplatesTest {

    private static final Path DIRECTORY = Shipped.PROCESSES.resolve(".camunda/element-templates");

    @Test
    void followFromTheDefinitionsOfSteps() throws IOException {
        for (Map.Entry<String, Map<String, Object>> template : Template.all().entrySet()) {
            Generated.assertUpToDate(DIRECTORY.resolve(template.getKey()), template.getValue());
        }
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyElementsOf(Template.all().keySet());
    }

    @Test
    void arePassedByTheModelersOwnValidator() throws IOException {
        List<String> names =
                files().stream().map(file -> file.toAbsolutePath().toString()).toList();

        assertThat(NodeTools.run("validate-templates.mjs", names)).isEqualToIgnoringWhitespace("[]");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList();
        }
    }
}
