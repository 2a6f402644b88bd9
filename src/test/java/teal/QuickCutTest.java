package teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code ./mvnw test -Pquick} leaves out the tests that are tagged {@code whole}, {@code servers}, {@code waits} (for
 * deadlines to pass) or, for others that take more than a few seconds, {@code slow}. This one keeps it quick: what opens a whole company and has no tag would be in it.
 */
class QuickCutTest {

    /** What opens a company with a running Teal, a database, a browser or containers. */
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(ReleaseScene|EngineScene|Office|TealProcess|RealCompany|PackagedTeal|LabCompany|Mall|ModelerWindow"
                    + "|PostgreSql|Box)\\b");

    @Test
    void testsThatOpenAWholeCompanyAreTagged() throws IOException {
        List<String> untagged;
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            untagged = sources.filter(source -> source.getFileName().toString().matches("\\w+(Test|IT)\\.java"))
                    .filter(source -> !source.endsWith("QuickCutTest.java"))
                    .filter(source -> WHOLE.matcher(text(source)).find())
                    .filter(source -> !text(source).contains("@Tag(\"whole\")"))
                    .map(Path::toString)
                    .toList();
        }

        assertThat(untagged).isEmpty();
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
