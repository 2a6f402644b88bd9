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

    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (`.*`)$");
    private static final Pattern CLASS = Pattern.compile("`(teal(?:\\.[a-z]+)+\\.[A-Z]\\w+)`");

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

    @Test
    void theInventorysPageNamesARecordForEachSection() throws IOException {
        String page = Files.readString(Path.of("docs/operate/inventory.md"));
        String classes = page.substring(page.indexOf("## Where each section is read"));

        List<String> sections =
                HEADING.matcher(page).results().map(row -> row.group(1)).toList();
        assertThat(sections)
                .hasSizeGreaterThan(15)
                .allSatisfy(section -> assertThat(classes).contains(section));
        assertThat(CLASS.matcher(classes).results().map(found -> found.group(1).replace('.', '/') + ".java"))
                .hasSizeGreaterThan(15)
                .allSatisfy(file -> assertThat(MAIN.resolve(file)).exists());
    }

    @Test
    void theMinimalInventoryIsTheOneThatInitWrites() throws IOException {
        assertThat(Files.readString(Path.of("docs/operate/inventory.md")))
                .contains("```yaml\n" + Files.readString(Path.of("src/main/resources/teal/command/inventory.yaml"))
                        + "```");
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
