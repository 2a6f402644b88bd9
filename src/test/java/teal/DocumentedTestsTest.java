package teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents say is tested, is. */
class DocumentedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/operate/faults.md", "docs/operate/security.md"})
    void everyTestThatADocumentNamesIsThere(String document) throws IOException {
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        NAMED.matcher(Files.readString(Path.of(document))).results().forEach(found -> {
            named.add(found.group());
            if (!isThere(found.group(1), found.group(2))) {
                missing.add(found.group());
            }
        });

        assertThat(named).isNotEmpty();
        assertThat(missing).as("tests that %s names", document).isEmpty();
    }

    private static boolean isThere(String type, String method) {
        Pattern test = Pattern.compile("(?m)^ +void " + method + "\\(");
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .anyMatch(file -> test.matcher(read(file)).find());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
