package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of a team's own, each checked by itself. Rows are written as cells with their answer last. */
class OwnTablesTest {

    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    @Test
    void rowsOfAUniqueTableMayOnlyTouch() throws Unreadable {
        assertThat(mistakes(size("UNIQUE", "integer", "<= 5 : a", "> 5 : b"))).isEmpty();
        assertThat(mistakes(size("UNIQUE", "integer", "<= 5 : a", ">= 5 : b", "- : c")))
                .containsExactly(
                        "rows 1 and 2 match the same case, size 5, and the hit policy Unique allows only one; change one"
                                + " of them, or choose First",
                        "rows 1 and 3 match the same case, size 4, and the hit policy Unique allows only one; change one"
                                + " of them, or choose First");
    }

    @Test
    void rowsThatOverlapMayGiveTheSameAnswer() throws Unreadable {
        assertThat(mistakes(size("ANY", "integer", "<= 5 : a", "<= 7 : a"))).isEmpty();
        assertThat(mistakes(size("ANY", "integer", "<= 5 : a", "<= 7 : a", "<= 9 : b")))
                .containsExactly(
                        "rows 1 and 3 match the same case, size 4, with different answers, and the hit policy Any"
                                + " allows only one; change one of them, or choose First");
    }

    @ParameterizedTest
    @CsvSource({"FIRST", "COLLECT"})
    void otherTablesMayOverlap(String hitPolicy) throws Unreadable {
        assertThat(mistakes(size(hitPolicy, "integer", "<= 5 : a", "<= 7 : b"))).isEmpty();
    }

    @Test
    void onlyNumbersWithFractionsHaveSomethingBetweenOneAndTwo() throws Unreadable {
        assertThat(warnings(size("FIRST", "integer", "<= 1 : a", ">= 2 : b"))).isEmpty();
        assertThat(warnings(size("FIRST", "feel:Long", "<= 1 : a", ">= 2 : b"))).isEmpty();
        assertThat(warnings(size("FIRST", "double", "<= 1 : a", ">= 2 : b")))
                .containsExactly("no row matches size 1.5, and then the table gives no answer; add a last row that is"
                        + " empty on the left");
    }

    @Test
    void aTableHasARow() throws Unreadable {
        assertThat(mistakes(size("FIRST", "integer")))
                .containsExactly("has no rows, so it never gives an answer; add one");
    }

    @Test
    void onlyAFreezeMayHaveNone() throws Unreadable {
        String freeze = shipped("freeze.dmn").replaceAll("(?s)<rule .*</rule>", "");
        String batch = shipped("batch.dmn").replaceAll("(?s)<rule .*</rule>", "");

        assertThat(mistakes("freeze.dmn", freeze)).isEmpty();
        assertThat(mistakes("batch.dmn", batch)).containsExactly("has no rows, so it never gives an answer; add one");
    }

    /** They would all be wrong, once for the column is enough. */
    @Test
    void cellsOfAColumnWithTheWrongTypeAreNotReported() throws Unreadable {
        String batch = shipped("batch.dmn")
                .replaceFirst("(?s)(<output [^>]*)typeRef=\"integer\"", "$1typeRef=\"string\"")
                .replaceFirst("(?s)(<outputEntry.*?<text>)[^<]*", "$1\"two\"");

        assertThat(mistakes("batch.dmn", batch))
                .singleElement()
                .asString()
                .startsWith("the column 'batch' has the type 'string'");
    }

    @Test
    void expressionsAreInFeel() throws Unreadable {
        String table = size("FIRST", "integer", "- : a");
        String said = table.replace("<inputExpression ", "<inputExpression expressionLanguage=\"FEEL\" ");
        String other = table.replace("<inputExpression ", "<inputExpression expressionLanguage=\"javascript\" ");

        assertThat(mistakes(said)).isEmpty();
        assertThatThrownBy(() -> read("size.dmn", other))
                .isInstanceOf(Unreadable.class)
                .hasMessage(
                        "decision size has an expression in 'javascript', and Teal's decisions use only FEEL; choose"
                                + " FEEL");
    }

    @Test
    void whatATableAsksAndAnswersIsReadByColumn() throws Unreadable {
        DecisionFile file = read(
                "approval.dmn",
                table(
                        "approval",
                        "FIRST",
                        List.of("application string", "weekday string"),
                        List.of("group string", "approvers integer"),
                        "\"shop\",\"till\" : \"Monday\" : \"night\" : 2",
                        "shop : - : night : 3",
                        "not(\"web\") : - : \"day\" : 1"));

        assertThat(DecisionFile.asked(file.decisions().get(0), "application")).containsExactly("shop", "till", "web");
        assertThat(DecisionFile.asked(file.decisions().get(0), "weekday")).containsExactly("Monday");
        assertThat(DecisionFile.answered(file.decisions().get(0), "group")).containsExactly("night", "day");
        assertThat(PolicyTable.groups(file.decisions().get(0))).containsExactly("night", "day");
        DecisionFile other = read("size.dmn", size("FIRST", "integer", "- : \"night\""));
        assertThat(PolicyTable.groups(other.decisions().get(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT   | "night"                              | true
            TEXT   | night-shift                          | false
            MOMENT | date and time("2026-12-24T00:00:00") | true
            MOMENT | date and time("soon")                | false
            MOMENT | "2026-12-24T00:00:00"                | false
            NUMBER | 7                                    | true
            NUMBER | 7.5                                  | false
            FLAG   | true                                 | true
            FLAG   | perhaps                              | false
            TEXT   | null                                 | true
            """)
    void anAnswerIsOneValue(PolicyColumn.Kind kind, String cell, boolean allowed) {
        assertThat(PolicyCell.canAnswer(PolicyColumn.unknown("answer", kind), cell, List.of()))
                .isEqualTo(allowed);
    }

    @Test
    void aRequiredAnswerIsNeverNothing() {
        assertThat(PolicyCell.canAnswer(PolicyColumn.text("freeze"), "null", List.of()))
                .isFalse();
        assertThat(PolicyCell.canAnswer(PolicyColumn.text("freeze"), "", List.of()))
                .isFalse();
        assertThat(PolicyCell.canAnswer(PolicyColumn.text("group").orNothing(), "", List.of()))
                .isTrue();
    }

    /** With seconds, as the engine compares them; in years that people mean. */
    @ParameterizedTest
    @CsvSource({"2026-12-24T00:00:00, true", "2026-12-24T00:00, false", "+12026-12-24T00:00:00, false"})
    void aTimeHasItsSeconds(String time, boolean allowed) {
        assertThat(PolicyCell.canAsk(PolicyColumn.moment("now"), ">= date and time(\"" + time + "\")"))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"2000, true", "2001, false"})
    void aCellIsNotEndless(int length, boolean allowed) {
        String cell = "\"" + "x".repeat(length - 2) + "\"";

        assertThat(PolicyCell.canAsk(PolicyColumn.text("application"), cell)).isEqualTo(allowed);
    }

    private static String size(String hitPolicy, String type, String... rows) {
        return table("size", hitPolicy, List.of("size " + type), List.of("answer string"), rows);
    }

    private static String table(
            String id, String hitPolicy, List<String> inputs, List<String> outputs, String... rows) {
        return "<definitions xmlns='" + DMN + "' xmlns:camunda='" + DecisionFile.CAMUNDA + "' id='d' name='d'"
                + " namespace='n'><decision id='" + id + "' name='d' camunda:historyTimeToLive='P180D'><decisionTable"
                + " id='t' hitPolicy='" + hitPolicy + "'>"
                + inputs.stream()
                        .map(input -> input.split(" "))
                        .map(input -> "<input><inputExpression typeRef='" + input[1] + "'><text>" + input[0]
                                + "</text></inputExpression></input>")
                        .collect(Collectors.joining())
                + outputs.stream()
                        .map(output -> output.split(" "))
                        .map(output -> "<output name='" + output[0] + "' typeRef='" + output[1] + "'/>")
                        .collect(Collectors.joining())
                + Stream.of(rows).map(row -> row(row, inputs.size())).collect(Collectors.joining())
                + "</decisionTable></decision></definitions>";
    }

    private static String row(String row, int inputs) {
        String[] cells = row.replace("<", "&lt;").split(" : ");
        StringBuilder xml = new StringBuilder("<rule>");
        for (int i = 0; i < cells.length; i++) {
            String entry = i < inputs ? "inputEntry" : "outputEntry";
            xml.append("<" + entry + "><text>" + cells[i] + "</text></" + entry + ">");
        }
        return xml + "</rule>";
    }

    private static String shipped(String file) {
        return new String(Shipped.files().get(file), StandardCharsets.UTF_8);
    }

    private static DecisionFile read(String name, String xml) throws Unreadable {
        return ReleaseFile.read(name, xml.getBytes(StandardCharsets.UTF_8))
                .decisions()
                .orElseThrow();
    }

    private static List<String> mistakes(String xml) throws Unreadable {
        return mistakes("size.dmn", xml);
    }

    private static List<String> mistakes(String name, String xml) throws Unreadable {
        return DecisionTables.check(read(name, xml)).stream()
                .map(Mistake::message)
                .toList();
    }

    private static List<String> warnings(String xml) throws Unreadable {
        return DecisionTables.warnings(read("size.dmn", xml)).stream()
                .map(Mistake::message)
                .toList();
    }
}
