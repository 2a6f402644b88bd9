package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of mistakes shows each diagram and table that tests break, with the words of its rule. */
class MistakesPageTest {

    static final Path PAGE = Path.of("docs", "use", "mistakes.md");

    private static final String HEAD = """
            # What the rules say

            Each mistake that the tests make in Teal's diagrams and tables, with what the Modeler, the build and the deployment say
            about it, in the same words. The tests write this page. [What the rules are for](change-your-release-process.md#what-you-may-not-do-and-why)
            is on another one.

            ## Diagrams

            | mistake | rule | message |
            |---|---|---|
            """;

    @Test
    void hasEachMistakeWithItsWords() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (BrokenDiagram broken : BrokenDiagrams.all()) {
            rows(page, broken.what(), broken.mistakes());
            rows(page, broken.what(), warnings(broken.set(), broken.file()));
        }
        page.append("\n## Decision tables\n\n| mistake | message |\n|---|---|\n");
        BrokenTable.all()
                .forEach(broken -> broken.told()
                        .forEach(words -> page.append("| " + cell(broken.what()) + " | " + cell(words) + " |\n")));
        page.append("\n## Accepted\n\nEdits that people make every day, and that no rule has anything against:\n\n");
        EverydayEdit.all().forEach(edit -> page.append("- " + edit.what() + "\n"));
        if (Boolean.getBoolean("teal.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("write it anew with ./mvnw test -Dtest=MistakesPageTest -Dteal.write=true")
                .isEqualTo(page.toString());
    }

    private static List<Mistake> warnings(Map<String, byte[]> files, String file) {
        return DiagramCheck.warnings(files).stream()
                .filter(warning -> warning.file().equals(file))
                .toList();
    }

    private static void rows(StringBuilder page, String what, List<Mistake> mistakes) {
        mistakes.stream().map(mistake -> row(what, mistake) + "\n").distinct().forEach(page::append);
    }

    static String row(String what, Mistake mistake) {
        return begin(what) + mistake.rule() + "` | " + cell(mistake.message()) + " |";
    }

    /** What stands before the rule, in the rows about one diagram. */
    static String begin(String what) {
        return "| " + cell(what) + " | `";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}
