package teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of faults names a test for each; that these are there is looked at by {@link DocumentedTestsTest}. */
class FaultsPageTest {

    private static final Path PAGE = Path.of("docs", "operate", "faults.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| *([0-9]+) *\\|.*\\|$");

    private static final Pattern NAMED = Pattern.compile("`[A-Z]\\w+\\.[a-z]\\w+`");

    @Test
    void namesATestForEachOfTheTwentyFive() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();

        assertThat(rows)
                .extracting(row -> Integer.parseInt(row.group(1)))
                .isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.group()).containsPattern(NAMED));
    }
}
