package teal.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For which values of its variables a condition holds. Values are written as texts, as they are compared. */
final class Evaluation {

    /** More combinations than this are not tried out. */
    private static final int MOST = 5_000;

    /** A whole number, or what a division leaves. */
    private static final String NUMBER = "[0-9]{1,15}(?:\\.[0-9]{1,20})?";

    private Evaluation() {}

    /**
     * All combinations of values that make a difference.
     *
     * @param known values that are already known, by variable
     * @return empty if a variable is not decidable, or there are too many combinations
     */
    static Optional<List<Map<String, String>>> combinations(List<Formula> conditions, Map<String, List<String>> known) {
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(condition -> names.addAll(condition.names()));
        List<Map<String, String>> all = List.of(Map.of());
        for (String name : names) {
            Optional<List<String>> values = Optional.ofNullable(known.get(name)).or(() -> values(name, conditions));
            if (values.isEmpty() || all.size() * values.get().size() > MOST) {
                return Optional.empty();
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> one : all) {
                for (String value : values.get()) {
                    Map<String, String> next = new LinkedHashMap<>(one);
                    next.put(name, value);
                    more.add(next);
                }
            }
            all = more;
        }
        return Optional.of(all);
    }

    /**
     * The same where nothing but the known values matters: what a variable can be that is not decidable is guessed from what
     * it is compared with.
     */
    static Optional<List<Map<String, String>>> guessed(List<Formula> conditions, Map<String, List<String>> known) {
        Map<String, List<String>> more = new LinkedHashMap<>(known);
        Set<String> literals = new LinkedHashSet<>(List.of("true", "false", ""));
        conditions.forEach(condition -> condition.visit(part -> {
            if (part.isLiteral()) {
                literals.add(part.text());
            }
        }));
        conditions.stream()
                .flatMap(condition -> condition.names().stream())
                .filter(name -> !KnownVariables.find(name)
                        .filter(ReleaseVariable::isDecidable)
                        .isPresent())
                .forEach(name -> more.putIfAbsent(name, List.copyOf(literals)));
        return combinations(conditions, more);
    }

    private static Optional<List<String>> values(String name, List<Formula> conditions) {
        return KnownVariables.find(name).filter(ReleaseVariable::isDecidable).map(variable -> switch (variable.kind()) {
            case FLAG -> List.of("true", "false");
            case NUMBER -> around(conditions);
            default -> variable.values();
        });
    }

    /** The numbers that the conditions name, and one to either side of each. */
    private static List<String> around(List<Formula> conditions) {
        Set<String> numbers = new LinkedHashSet<>(List.of("0"));
        conditions.forEach(condition -> condition.visit(part -> {
            if (part.is(Formula.NUMBER) && part.text().length() < 10) {
                long number = Long.parseLong(part.text());
                List.of(number - 1, number, number + 1).forEach(value -> numbers.add(Long.toString(value)));
            }
        }));
        return numbers.stream().filter(number -> !number.startsWith("-")).toList();
    }

    static boolean holds(Formula condition, Map<String, String> values) {
        return value(condition, values).equals("true");
    }

    private static String value(Formula formula, Map<String, String> values) {
        List<Formula> parts = formula.parts();
        return switch (formula.operator()) {
            case Formula.NAME -> values.getOrDefault(formula.text(), "");
            case Formula.TEXT, Formula.NUMBER -> formula.text();
            case Formula.WORD -> formula.text().equals("null") ? "" : formula.text();
            case "!" -> text(!holds(parts.get(0), values));
            case "empty" -> text(value(parts.get(0), values).isEmpty());
            case "&&" -> text(holds(parts.get(0), values) && holds(parts.get(1), values));
            case "||" -> text(holds(parts.get(0), values) || holds(parts.get(1), values));
            case "?:" -> value(parts.get(holds(parts.get(0), values) ? 1 : 2), values);
            default -> compared(formula.operator(), value(parts.get(0), values), value(parts.get(1), values));
        };
    }

    private static String compared(String operator, String left, String right) {
        boolean numbers = left.matches(NUMBER) && right.matches(NUMBER);
        int order =
                numbers ? Double.compare(Double.parseDouble(left), Double.parseDouble(right)) : left.compareTo(right);
        return switch (operator) {
            case "==" -> text(order == 0);
            case "!=" -> text(order != 0);
            case "<" -> text(order < 0);
            case ">" -> text(order > 0);
            case "<=" -> text(order <= 0);
            case ">=" -> text(order >= 0);
            default -> arithmetic(operator, numbers, left, right);
        };
    }

    private static String arithmetic(String operator, boolean numbers, String left, String right) {
        if (!numbers || Double.parseDouble(right) == 0) {
            return "";
        }
        double one = Double.parseDouble(left);
        double other = Double.parseDouble(right);
        double result = operator.equals("mod") ? one % other : one / other;
        return result == Math.rint(result)
                ? Long.toString((long) result)
                : BigDecimal.valueOf(result).toPlainString();
    }

    private static String text(boolean value) {
        return Boolean.toString(value);
    }
}
