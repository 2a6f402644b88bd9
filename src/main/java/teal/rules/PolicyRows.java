package teal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides which rows of a table match the same case, and which case none of them matches. */
final class PolicyRows {

    /** A table for which this is not enough is not decided. */
    private static final int MOST_STEPS = 20_000;

    private final List<PolicyPoints> columns;
    private final List<List<String>> points;
    private final List<List<String>> rows;

    /** Which points of each column a row matches. */
    private final List<List<BitSet>> matched;

    private int steps;

    /**
     * @param columns in their order
     * @param rows the cells of each row, which are valid conditions
     * @param whole which of the columns have numbers without fractions
     */
    PolicyRows(List<PolicyColumn> columns, List<List<String>> rows, List<Boolean> whole) {
        this.rows = rows;
        this.columns = IntStream.range(0, columns.size())
                .mapToObj(i -> new PolicyPoints(
                        columns.get(i), rows.stream().map(row -> row.get(i)).toList(), whole.get(i)))
                .toList();
        this.points = this.columns.stream().map(PolicyPoints::points).toList();
        this.matched = rows.stream()
                .map(row -> IntStream.range(0, columns.size())
                        .mapToObj(i -> matched(i, row.get(i)))
                        .toList())
                .toList();
    }

    private BitSet matched(int column, String cell) {
        BitSet bits = new BitSet();
        List<String> all = points.get(column);
        IntStream.range(0, all.size())
                .filter(point -> columns.get(column).matches(cell, all.get(point)))
                .forEach(bits::set);
        return bits;
    }

    /** A case that both rows match, in words. */
    Optional<String> both(int one, int other) {
        List<Integer> example = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            BitSet common = (BitSet) matched.get(one).get(i).clone();
            common.and(matched.get(other).get(i));
            if (common.isEmpty()) {
                return Optional.empty();
            }
            example.add(common.nextSetBit(0));
        }
        return Optional.of(words(example, column -> asks(one, column) || asks(other, column)));
    }

    /** A case that no row matches, in words. */
    Optional<String> gap() {
        steps = 0;
        return uncovered(IntStream.range(0, rows.size()).boxed().toList(), List.of())
                .map(example ->
                        words(example, column -> IntStream.range(0, rows.size()).anyMatch(row -> asks(row, column))));
    }

    private Optional<List<Integer>> uncovered(List<Integer> left, List<Integer> example) {
        int column = example.size();
        if (++steps > MOST_STEPS || column == columns.size() && !left.isEmpty()) {
            return Optional.empty();
        }
        if (column == columns.size()) {
            return Optional.of(example);
        }
        // Points that the same rows match make no difference.
        Map<List<Integer>, Integer> different = new LinkedHashMap<>();
        for (int point = 0; point < points.get(column).size(); point++) {
            int here = point;
            different.putIfAbsent(
                    left.stream()
                            .filter(row -> matched.get(row).get(column).get(here))
                            .toList(),
                    point);
        }
        for (Map.Entry<List<Integer>, Integer> one : different.entrySet()) {
            List<Integer> more = new ArrayList<>(example);
            more.add(one.getValue());
            Optional<List<Integer>> found = uncovered(one.getKey(), more);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean asks(int row, int column) {
        String cell = rows.get(row).get(column);
        return !cell.isEmpty() && !cell.equals("-");
    }

    private String words(List<Integer> example, IntPredicate shown) {
        String words = IntStream.range(0, columns.size())
                .filter(shown)
                .mapToObj(i -> columns.get(i).words(points.get(i).get(example.get(i))))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "any case" : words;
    }
}
