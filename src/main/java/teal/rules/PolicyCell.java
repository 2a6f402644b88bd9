package teal.rules;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the cells of a decision table may contain: the values, comparisons and ranges that people use, and nothing else
 * of FEEL. Most of the rest would cause no error but silently never match, such as a text without quotes or a date
 * compared with a time; functions could keep an engine busy or call Java.
 */
final class PolicyCell {

    private static final String TEXT = "\"[^\"\\\\]*\"";
    private static final String NUMBER = "-?[0-9]{1,15}(?:\\.[0-9]{1,15})?";
    private static final String MOMENT = "date and time\\(\\s*\"[^\"\\\\]*\"\\s*\\)";

    private static final Pattern TEXTS = Pattern.compile(listOf(TEXT));
    private static final Pattern NUMBERS = Pattern.compile(listOf(comparisonOf(NUMBER)));
    private static final Pattern MOMENTS = Pattern.compile(listOf("(?=[<>\\[\\]\\(])" + comparisonOf(MOMENT)));
    private static final Pattern FLAG = Pattern.compile("true|false");
    /** No person writes a cell longer than this. */
    static final int MOST = 2_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w{0,62}");
    private static final String INTEGER = "-?[0-9]{1,15}";

    private PolicyCell() {}

    /** The patterns by name; JavaScript reads them the same way. */
    static Map<String, String> patterns() {
        Map<String, String> patterns = new TreeMap<>();
        patterns.put("text", TEXT);
        patterns.put("texts", TEXTS.pattern());
        patterns.put("number", NUMBER);
        patterns.put("numbers", NUMBERS.pattern());
        patterns.put("integer", INTEGER);
        patterns.put("moment", MOMENT);
        patterns.put("moments", MOMENTS.pattern());
        patterns.put("flag", FLAG.pattern());
        patterns.put("name", NAME.pattern());
        patterns.put("numberItem", item(PolicyColumn.Kind.NUMBER));
        patterns.put("momentItem", item(PolicyColumn.Kind.MOMENT));
        return patterns;
    }

    /**
     * One number or time of a cell, with its comparison, or one range. Groups: 1 how a range begins, 2 and 3 its ends, 4 how it
     * ends; 5 a comparison, 6 its value.
     */
    static String item(PolicyColumn.Kind kind) {
        String value = kind == PolicyColumn.Kind.MOMENT ? MOMENT : NUMBER;
        return "([\\[\\](])\\s*(" + value + ")\\s*\\.\\.\\s*(" + value + ")\\s*([\\[\\])])|([<>]=?)?\\s*(" + value
                + ")";
    }

    /** Whether a cell is a condition that can be met. */
    static boolean canAsk(PolicyColumn column, String cell) {
        return cell.isEmpty() || cell.equals("-") || cell.length() <= MOST && matches(column, cell);
    }

    private static boolean matches(PolicyColumn column, String cell) {
        return switch (column.kind()) {
            case TEXT ->
                TEXTS.matcher(cell).matches()
                        && texts(cell).stream()
                                .allMatch(text -> column.choices().isEmpty()
                                        || column.choices().contains(text));
            case NUMBER -> NUMBERS.matcher(cell).matches() && isWithin(column, cell);
            case MOMENT -> MOMENTS.matcher(cell).matches() && areMoments(cell);
            case FLAG -> FLAG.matcher(cell).matches();
        };
    }

    /**
     * Whether a cell is a valid answer.
     *
     * @param inputs inputs that an answer may refer to by name; the authors' own tables see every variable
     */
    static boolean canAnswer(PolicyColumn column, String cell, List<PolicyColumn> inputs) {
        if (cell.isEmpty() || cell.equals("null")) {
            return !column.required();
        }
        if (NAME.matcher(cell).matches() && column.kind() != PolicyColumn.Kind.FLAG) {
            return column.isUnknown()
                    || inputs.stream().anyMatch(input -> input.name().equals(cell) && input.kind() == column.kind());
        }
        return switch (column.kind()) {
            case TEXT -> cell.matches(TEXT) && !(column.required() && cell.equals("\"\""));
            case NUMBER -> cell.matches(INTEGER) && isWithin(column, cell);
            case MOMENT -> cell.matches(MOMENT) && areMoments(cell);
            case FLAG -> FLAG.matcher(cell).matches();
        };
    }

    /** The texts in a cell, without quotes. */
    static List<String> texts(String cell) {
        return Pattern.compile(TEXT)
                .matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(1, text.length() - 1))
                .toList();
    }

    private static boolean isWithin(PolicyColumn column, String cell) {
        return Pattern.compile(NUMBER)
                .matcher(cell)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group()))
                .allMatch(number -> number >= column.least() && number <= column.most());
    }

    private static boolean areMoments(String cell) {
        return texts(cell).stream().allMatch(PolicyCell::isMoment);
    }

    private static boolean isMoment(String text) {
        try {
            LocalDateTime.parse(text);
            return text.matches("\\d{4}-.*:\\d\\d:\\d\\d");
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static String comparisonOf(String value) {
        return "(?:(?:[<>]=?\\s*)?" + value + "|[\\[\\](]\\s*" + value + "\\s*\\.\\.\\s*" + value + "\\s*[\\[\\])])";
    }

    private static String listOf(String item) {
        String list = item + "(?:\\s*,\\s*" + item + ")*";
        return "(?:" + list + "|not\\(\\s*" + list + "\\s*\\))";
    }
}
