package teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the packages says of each what is written on its door, and leaves none out. */
class PackagesPageTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path PAGE = Path.of("docs/extend/packages.md");
    private static final Pattern DOOR = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("package ([\\w.]+);");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(teal[\\w.]*)` \\| (.*) \\|$");

    @Test
    void namesEachPackageWithItsSentence() throws IOException {
        List<String> rows;
        try (Stream<Path> files = Files.walk(MAIN)) {
            rows = files.filter(file -> file.endsWith("package-info.java"))
                    .map(PackagesPageTest::row)
                    .toList();
        }

        assertThat(ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group()))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    private static String row(Path file) {
        try {
            String text = Files.readString(file);
            return "| `" + first(NAME, text) + "` | "
                    + first(DOOR, text).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip() + " |";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
