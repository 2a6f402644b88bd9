package teal.rules;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import teal.rules.PolicyColumn.Kind;

/**
 * The values of a column that make a difference to its cells: each value that a cell names, and one between any two of them.
 * A row that matches none of them matches nothing at all.
 */
final class PolicyPoints {

    /** Any text that no cell names. */
    private static final String ANOTHER = "";

    private static final double HALF = 0.5;

    private final PolicyColumn column;
    private final boolean whole;
    private final Set<String> texts = new LinkedHashSet<>();
    private final TreeSet<Double> numbers = new TreeSet<>();

    /**
     * @param cells all cells of the column, which are valid conditions
     * @param whole whether its numbers have no fractions
     */
    PolicyPoints(PolicyColumn column, List<String> cells, boolean whole) {
        this.column = column;
        this.whole = whole || column.kind() == Kind.MOMENT;
        switch (column.kind()) {
            case TEXT -> {
                texts.addAll(column.choices());
                cells.forEach(cell -> texts.addAll(PolicyCell.texts(cell)));
                if (column.choices().isEmpty()) {
                    texts.add(ANOTHER);
                }
            }
            case FLAG -> texts.addAll(List.of("true", "false"));
            default -> cells.forEach(this::around);
        }
    }

    private void around(String cell) {
        for (MatchResult item : items(cell)) {
            Stream.of(2, 3, 6)
                    .map(item::group)
                    .filter(value -> value != null)
                    .map(this::value)
                    .forEach(value -> {
                        double step = whole ? 1 : HALF;
                        numbers.addAll(List.of(value - step, value, value + step));
                    });
        }
    }

    /** In words that people know from the cells. */
    List<String> points() {
        if (column.kind() == Kind.TEXT || column.kind() == Kind.FLAG) {
            return List.copyOf(texts);
        }
        List<Double> inside = numbers.stream()
                .filter(number -> column.isUnknown()
                        || column.kind() == Kind.MOMENT
                        || number >= column.least() && number <= column.most())
                .toList();
        List<Double> all = new ArrayList<>(inside);
        if (all.isEmpty()) {
            all.add(column.isUnknown() || column.kind() == Kind.MOMENT ? 0.0 : (double) column.least());
        }
        return all.stream().map(PolicyPoints::text).toList();
    }

    /** Whether a cell matches a point. */
    boolean matches(String cell, String point) {
        if (cell.isEmpty() || cell.equals("-")) {
            return true;
        }
        boolean negated = cell.startsWith("not(");
        boolean listed = switch (column.kind()) {
            case TEXT -> PolicyCell.texts(cell).contains(point);
            case FLAG -> cell.equals(point);
            default -> items(cell).stream().anyMatch(item -> isIn(item, Double.parseDouble(point)));
        };
        return listed != negated;
    }

    /** A point as a person would say it. */
    String words(String point) {
        return switch (column.kind()) {
            case TEXT -> point.equals(ANOTHER) ? "another " + column.name() : column.name() + " \"" + point + "\"";
            case MOMENT ->
                column.name() + " "
                        + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                                LocalDateTime.ofEpochSecond((long) Double.parseDouble(point), 0, ZoneOffset.UTC));
            default -> column.name() + " " + point;
        };
    }

    private boolean isIn(MatchResult item, double point) {
        if (item.group(1) != null) {
            double low = value(item.group(2));
            double high = value(item.group(3));
            boolean from = item.group(1).equals("[") ? point >= low : point > low;
            boolean to = item.group(4).equals("]") ? point <= high : point < high;
            return from && to;
        }
        double value = value(item.group(6));
        String comparison = item.group(5) == null ? "=" : item.group(5);
        return switch (comparison) {
            case "<" -> point < value;
            case "<=" -> point <= value;
            case ">" -> point > value;
            case ">=" -> point >= value;
            default -> point == value;
        };
    }

    private List<MatchResult> items(String cell) {
        String inner = cell.startsWith("not(") ? cell.substring("not(".length(), cell.length() - 1) : cell;
        Matcher matcher = Pattern.compile(PolicyCell.item(column.kind())).matcher(inner);
        return matcher.results().toList();
    }

    private double value(String text) {
        return column.kind() == Kind.MOMENT
                ? LocalDateTime.parse(PolicyCell.texts(text).get(0)).toEpochSecond(ZoneOffset.UTC)
                : Double.parseDouble(text);
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
