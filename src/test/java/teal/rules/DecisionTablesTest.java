package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be written into decision tables, and the messages for anything else. */
class DecisionTablesTest {

    static List<BrokenTable> broken() {
        return BrokenTable.all();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void reportEveryMistakeAndNothingElse(BrokenTable table) {
        List<Mistake> mistakes = DiagramCheck.check(table.set());

        assertThat(mistakes).extracting(Mistake::message).containsExactlyInAnyOrderElementsOf(table.told());
        assertThat(mistakes).allSatisfy(mistake -> {
            assertThat(mistake.file()).isEqualTo(table.file());
            assertThat(mistake.rule()).isEqualTo("decision-tables");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application | "shop"
            application | "shop", "till"
            application | not("shop","till")
            weekday     | "Saturday","Sunday"
            weekday     | -
            hour        | 7
            hour        | >= 16
            hour        | [0..6], 22, 23
            hour        | not([9..17])
            now         | >= date and time("2026-12-24T00:00:00")
            now         | [date and time("2026-12-24T00:00:00")..date and time("2027-01-02T06:30:00"))
            """)
    void acceptWhatPeopleWrite(String column, String cell) {
        assertThat(PolicyCell.canAsk(PolicyTable.FREEZE.input(column).orElseThrow(), cell))
                .isTrue();
    }

    @Test
    void ownTablesMayUseAnyVariableAndAnswer() {
        Map<String, byte[]> files = Shipped.files();
        files.put("colour.dmn", table("colour", "taste", "\"cold\"", "\"blue\""));

        assertThat(DiagramCheck.check(files)).isEmpty();
        assertThat(DiagramCheck.warnings(files))
                .extracting(Mistake::toString)
                .containsExactly(
                        "colour.dmn, colour: no row matches another taste, and then the table gives no answer; add a last"
                                + " row that is empty on the left [decision-tables]");
        files.put("colour.dmn", table("colour", "taste", "-", "\"blue\""));
        assertThat(DiagramCheck.warnings(files)).isEmpty();
        files.put("colour.dmn", table("colour", "''.getClass()", "cold", "blue.getClass()"));
        assertThat(DiagramCheck.check(files))
                .extracting(Mistake::toString)
                .containsExactly(
                        "colour.dmn, colour: an input asks for '''.getClass()'; it must be the name of one variable"
                                + " [decision-tables]",
                        "colour.dmn, colour: row 1, column '''.getClass()': found 'cold'; allowed: texts in double"
                                + " quotes such as \"shop\", separated by commas, or not(...) of them"
                                + " [decision-tables]",
                        "colour.dmn, colour: row 1, column 'answer': found 'blue.getClass()'; allowed: one text in"
                                + " double quotes such as \"approvers\", or nothing [decision-tables]");
    }

    @Test
    void nameExistingApplicationsOnly() {
        Map<String, byte[]> files = Shipped.files();
        String freeze = new String(files.get("freeze.dmn"), StandardCharsets.UTF_8)
                .replaceFirst("(?s)(id=\"Cell_freeze_1_application\">\\s*<text>)", "$1\"shop\", \"shpo\"");
        files.put("freeze.dmn", freeze.getBytes(StandardCharsets.UTF_8));

        assertThat(DiagramCheck.check(files)).isEmpty();
        assertThat(DiagramCheck.check(
                        files, new Vocabulary().with(Vocabulary.Kind.APPLICATION, Set.of("shop", "till"))))
                .extracting(Mistake::toString)
                .containsExactly(
                        "freeze.dmn, freeze: a row names the application 'shpo', which is not in the inventory; the"
                                + " inventory has shop, till [decision-tables]");
    }

    private static byte[] table(String id, String input, String asked, String answer) {
        return ("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" xmlns:camunda=\""
                        + DecisionFile.CAMUNDA
                        + "\" id=\"d\" name=\"d\" namespace=\"n\"><decision id=\"" + id + "\" name=\"" + id
                        + "\" camunda:historyTimeToLive=\"P180D\"><decisionTable id=\"t\"><input id=\"i\">"
                        + "<inputExpression id=\"e\" typeRef=\"string\"><text>" + input
                        + "</text></inputExpression></input><output id=\"o\" name=\"answer\" typeRef=\"string\"/><rule id=\"r\">"
                        + "<inputEntry id=\"c\"><text>" + asked + "</text></inputEntry><outputEntry id=\"a\"><text>"
                        + answer
                        + "</text></outputEntry></rule></decisionTable></decision></definitions>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
