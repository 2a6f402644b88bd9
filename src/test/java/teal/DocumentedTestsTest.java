package teal;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages on faults and security promise is tested: each row has a key, and an appendix names the tests of each key. */
class DocumentedTestsTest {

    private static final Path FAULTS = Path.of("docs/operate/faults.md");
    private static final Path SECURITY = Path.of("docs/operate/security.md");
    private static final Path APPENDIX = Path.of("docs/extend/tests-of-promises.md");

    private static final Pattern PROMISES = Pattern.compile("\\|.*\\| what Teal does \\|.*");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

    @ParameterizedTest
    @CsvSource({"docs/operate/faults.md, F, 25", "docs/operate/security.md, S, 40"})
    void rowsAreNumberedWithoutGaps(Path page, String letter, int atLeast) {
        List<String> keys = promises(page);

        assertThat(keys)
                .as("first cells of the tables of promises in %s", page)
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .isEqualTo(IntStream.rangeClosed(1, keys.size())
                        .mapToObj(number -> letter + number)
                        .toList());
    }

    @Test
    void theAppendixHasOneRowForEachPromise() {
        List<String> promised = Stream.of(FAULTS, SECURITY)
                .flatMap(page -> promises(page).stream())
                .toList();

        assertThat(appendix().stream().map(DocumentedTestsTest::key)).isEqualTo(promised);
    }

    @Test
    void everyPromiseHasATest() {
        assertThat(appendix()).isNotEmpty().allSatisfy(row -> assertThat(row).containsPattern(NAMED));
    }

    @Test
    void everyNamedTestExists() {
        Map<String, List<String>> sources = sourcesByName();
        List<String> missing = new ArrayList<>();
        NAMED.matcher(read(APPENDIX)).results().forEach(found -> {
            Pattern test = Pattern.compile("(?m)^ +void " + found.group(2) + "\\(");
            if (sources.getOrDefault(found.group(1) + ".java", List.of()).stream()
                    .noneMatch(source -> test.matcher(source).find())) {
                missing.add(found.group());
            }
        });

        assertThat(missing).as("tests that %s names", APPENDIX).isEmpty();
    }

    /** The keys of all rows in tables that say what Teal does; a row without a key gives what stands in its place. */
    private static List<String> promises(Path page) {
        return rows(page, PROMISES).stream().map(DocumentedTestsTest::key).toList();
    }

    private static List<String> appendix() {
        return rows(APPENDIX, Pattern.compile("\\| \\| tests \\|"));
    }

    private static List<String> rows(Path page, Pattern header) {
        List<String> rows = new ArrayList<>();
        boolean within = false;
        for (String line : read(page).lines().toList()) {
            if (header.matcher(line).matches()) {
                within = true;
            } else if (!line.startsWith("|")) {
                within = false;
            } else if (within && !line.startsWith("|---")) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static String key(String row) {
        return row.split("\\|")[1].strip();
    }

    private static Map<String, List<String>> sourcesByName() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Map<String, List<Path>> byName = files.filter(Files::isRegularFile)
                    .collect(groupingBy(file -> file.getFileName().toString()));
            Map<String, List<String>> sources = new TreeMap<>();
            byName.forEach((name, paths) -> sources.put(
                    name, paths.stream().map(DocumentedTestsTest::read).toList()));
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
