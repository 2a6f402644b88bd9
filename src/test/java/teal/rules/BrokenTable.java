package teal.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of Teal's decision tables with one thing wrong in it. */
public record BrokenTable(String what, String file, String xml, List<String> told) {

    private static final String APPROVAL = "approval.dmn";
    private static final String FREEZE = "freeze.dmn";
    private static final String BATCH = "batch.dmn";

    private static final String ALL_INPUTS = "application, change, weekday, hour, now";
    private static final String DAYS =
            "\"Monday\", \"Tuesday\", \"Wednesday\", \"Thursday\", \"Friday\", \"Saturday\", \"Sunday\", separated by"
                    + " commas, or not(...) of them";
    private static final String TEXTS =
            "texts in double quotes such as \"shop\", separated by commas, or not(...) of them";
    private static final String MOMENTS =
            "a time such as >= date and time(\"2026-12-24T00:00:00\"), or from [date and time(...)..date and"
                    + " time(...)]";

    private static final String SECOND_ROW = "<rule id=\"Row_batch_2\"><inputEntry id=\"Cell_batch_2_application\">"
            + "<text>\"shop\"</text></inputEntry><inputEntry id=\"Cell_batch_2_change\"><text></text></inputEntry>"
            + "<inputEntry id=\"Cell_batch_2_weekday\"><text></text></inputEntry>"
            + "<inputEntry id=\"Cell_batch_2_nodes\"><text></text></inputEntry>"
            + "<outputEntry id=\"Cell_batch_2_batch\"><text>2</text></outputEntry></rule></decisionTable>";

    public static List<BrokenTable> all() {
        return Stream.of(shapes(), asked(), answered()).flatMap(List::stream).toList();
    }

    private static List<BrokenTable> shapes() {
        return List.of(
                broken(
                        "another decision in its file",
                        BATCH,
                        "<decision id=\"batch\"",
                        "<decision id=\"batches\"",
                        "has no decision 'batch', which Teal needs; give its table that id"),
                broken(
                        "an expression instead of a table",
                        BATCH,
                        "(?s)<decisionTable .*</decisionTable>",
                        "<literalExpression id=\"Expression_1\"><text>2</text></literalExpression>",
                        "is not a decision table, and Teal evaluates only tables; turn it into one"),
                broken(
                        "a function",
                        BATCH,
                        "<dmndi:DMNDI>",
                        "<businessKnowledgeModel id=\"Model_1\" name=\"f\"/><dmndi:DMNDI>",
                        "is not a decision table, and Teal evaluates only tables; turn it into one"),
                broken(
                        "several answers",
                        BATCH,
                        "hitPolicy=\"FIRST\"",
                        "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
                        "the hit policy 'COLLECT' can give several answers; choose Unique, First or Any"),
                broken(
                        "no rows",
                        BATCH,
                        "(?s)<rule .*</rule>",
                        "",
                        "has no rows, so it never gives an answer; add one"),
                broken(
                        "a case that no row matches",
                        BATCH,
                        "(?s)(id=\"Cell_batch_1_weekday\">\\s*<text>)",
                        "$1not(\"Friday\")",
                        "no row matches weekday \"Friday\", and an answer is always needed; add a last row that is empty on"
                                + " the left"),
                broken(
                        "a case that two rows match",
                        BATCH,
                        "(?s)hitPolicy=\"FIRST\"(.*)</decisionTable>",
                        "hitPolicy=\"UNIQUE\"$1" + SECOND_ROW,
                        "rows 1 and 2 match the same case, application \"shop\", and the hit policy Unique allows only one;"
                                + " change one of them, or choose First"),
                broken(
                        "a case that two rows answer differently",
                        BATCH,
                        "(?s)hitPolicy=\"FIRST\"(.*)</decisionTable>",
                        "hitPolicy=\"ANY\"$1" + SECOND_ROW,
                        "rows 1 and 2 match the same case, application \"shop\", with different answers, and the hit policy"
                                + " Any allows only one; change one of them, or choose First"),
                broken(
                        "a history that is kept for ever",
                        BATCH,
                        " camunda:historyTimeToLive=\"P180D\"",
                        "",
                        "the history time to live is ''; give a number of days, such as P180D"));
    }

    private static List<BrokenTable> asked() {
        return List.of(
                broken(
                        "an input that Teal does not tell",
                        APPROVAL,
                        "<text>application</text>",
                        "<text>aplication</text>",
                        "an input asks for 'aplication', which Teal does not provide; it provides " + ALL_INPUTS
                                + ", usualGroup, usualApprovers"),
                broken(
                        "an input that calls something",
                        APPROVAL,
                        "<text>application</text>",
                        "<text>upper case(application)</text>",
                        "an input asks for 'upper case(application)', which Teal does not provide; it provides "
                                + ALL_INPUTS + ", usualGroup, usualApprovers"),
                broken(
                        "an input of another type",
                        APPROVAL,
                        "typeRef=\"integer\">\\s*<text>hour",
                        "typeRef=\"string\"><text>hour",
                        "the column 'hour' has the type 'string'; choose integer or long or double or number"),
                cell("a day that is none", APPROVAL, "weekday", "\"Fryday\"", DAYS),
                cell("a day without quotes", APPROVAL, "weekday", "Friday", DAYS),
                cell(
                        "a change that is none",
                        APPROVAL,
                        "change",
                        "\"mayor\"",
                        "\"major\", \"minor\", \"patch\", \"back\", \"other\", separated by commas, or not(...) of"
                                + " them"),
                cell("a text without quotes", APPROVAL, "application", "shop", TEXTS),
                cell("a text that does not end", APPROVAL, "application", "\"shop", TEXTS),
                cell("a function of FEEL", APPROVAL, "application", "starts with(?, \"s\")", TEXTS),
                cell(
                        "an hour that is none",
                        APPROVAL,
                        "hour",
                        ">= 24",
                        "numbers from 0 to 23, such as 7, >= 7 or [7..9], separated by commas"),
                cell("a day where a time is needed", FREEZE, "now", "> date(\"2026-12-24\")", MOMENTS),
                cell("one second of a year", FREEZE, "now", "date and time(\"2026-12-24T00:00:00\")", MOMENTS),
                cell(
                        "a day that the calendar lacks",
                        FREEZE,
                        "now",
                        "> date and time(\"2026-02-30T00:00:00\")",
                        MOMENTS),
                cell("a cell without end", FREEZE, "now", "-".repeat(3_000), MOMENTS));
    }

    private static List<BrokenTable> answered() {
        return List.of(
                broken(
                        "an answer that nobody asked for",
                        BATCH,
                        "name=\"batch\" typeRef",
                        "name=\"size\" typeRef",
                        "the output 'size' is not used; the outputs are batch",
                        "the output 'batch' is missing; add a column with that name"),
                broken(
                        "an answer of another type",
                        BATCH,
                        "name=\"batch\" typeRef=\"integer\"",
                        "name=\"batch\" typeRef=\"string\"",
                        "the column 'batch' has the type 'string'; choose integer or long or double or number"),
                cell("no node at a time", BATCH, "batch", "0", "one number from 1 to 1000"),
                cell("no answer", BATCH, "batch", "", "one number from 1 to 1000"),
                cell("half a node", BATCH, "batch", "1.5", "one number from 1 to 1000"),
                cell("a text for a number", BATCH, "batch", "\"many\"", "one number from 1 to 1000"),
                cell("an answer that is not told", BATCH, "batch", "usual", "one number from 1 to 1000"),
                cell(
                        "a sum without end",
                        BATCH,
                        "batch",
                        "sum(for i in 1..999999999 return i)",
                        "one number from 1 to 1000"),
                cell(
                        "a call of Java",
                        APPROVAL,
                        "group",
                        "(function(x) external {java: {class: \"java.lang.System\", method signature:"
                                + " \"exit(int)\"}})(3)",
                        "one text in double quotes such as \"approvers\", or nothing"),
                cell(
                        "a freeze without a name",
                        FREEZE,
                        "freeze",
                        "\"\"",
                        "one text in double quotes such as \"approvers\""));
    }

    Map<String, byte[]> set() {
        Map<String, byte[]> files = Shipped.files();
        files.put(file, xml.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static BrokenTable cell(String what, String file, String column, String cell, String allowed) {
        String id = "Cell_" + file.replace(".dmn", "") + "_1_" + column;
        String shown = cell.length() > 100 ? cell.substring(0, 100) + "..." : cell;
        return broken(
                what,
                file,
                "(?s)(id=\"" + id + "\">\\s*<text>)[^<]*",
                "$1"
                        + java.util.regex.Matcher.quoteReplacement(
                                cell.replace("&", "&amp;").replace("<", "&lt;")),
                "row 1, column '" + column + "': found '" + shown + "'; allowed: " + allowed);
    }

    private static BrokenTable broken(String what, String file, String pattern, String replacement, String... told) {
        String good = new String(Shipped.files().get(file), StandardCharsets.UTF_8);
        return new BrokenTable(what, file, good.replaceFirst(pattern, replacement), List.of(told));
    }

    @Override
    public String toString() {
        return what;
    }
}
