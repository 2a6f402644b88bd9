package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule finds by itself, in a diagram by itself, what the page of mistakes says of it. Only one rule is asked about one
 * file, so {@code .ci/mutation} can afford to run this for each break of a rule.
 */
class RuleByRuleTest {

    private static final List<String> PAGE = page();

    static Stream<BrokenDiagram> broken() {
        return BrokenDiagrams.all().stream().filter(diagram -> !rows(diagram).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void findsItsMistakes(BrokenDiagram diagram) throws Unreadable {
        Diagram read = ReleaseFile.read(diagram.file(), diagram.xml().getBytes(StandardCharsets.UTF_8))
                .diagram()
                .orElseThrow();
        List<String> expected = rows(diagram);

        assertThat(DiagramCheck.rulesIn(new ReleaseSet(Map.of(diagram.file(), read)))
                        .filter(rule -> expected.stream().anyMatch(row -> row.startsWith(of(rule, diagram))))
                        .flatMap(rule -> found(rule, read))
                        .map(mistake -> MistakesPageTest.row(diagram.what(), mistake))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Stream<Mistake> found(Rule rule, Diagram diagram) {
        Findings findings = new Findings(diagram.file(), rule.name());
        rule.check(diagram, process -> Promises.of(process).orElse(CallFacts.UNKNOWN), findings);
        return findings.mistakes().stream();
    }

    /** What the page says of rules: other files, and files that cannot be read, are not theirs. */
    private static List<String> rows(BrokenDiagram diagram) {
        return PAGE.stream()
                .filter(row -> row.startsWith(MistakesPageTest.begin(diagram.what())))
                .filter(row -> !row.startsWith(MistakesPageTest.begin(diagram.what()) + "complete-set`"))
                .filter(row -> !row.startsWith(MistakesPageTest.begin(diagram.what()) + "readable-file`"))
                .toList();
    }

    private static String of(Rule rule, BrokenDiagram diagram) {
        return MistakesPageTest.begin(diagram.what()) + rule.name() + "`";
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(MistakesPageTest.PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
