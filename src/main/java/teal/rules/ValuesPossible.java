package teal.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import teal.release.Quoted;
import teal.rules.ReleaseVariable.Kind;

/** A variable is compared with what it can be, and used as a yes or no only if it is one. */
final class ValuesPossible implements Rule {

    private static final Set<String> LOGIC = Set.of("!", "&&", "||");

    @Override
    public String name() {
        return "values-possible";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (Expressions.Found found : Expressions.harmless(diagram)) {
            String id = Notation.nearestId(found.element());
            Formula.read(found.text()).ifPresent(formula -> formula.visit(part -> look(id, part, findings)));
        }
        for (Map.Entry<String, String> condition : Conditions.all(diagram)) {
            Formula.read(condition.getValue()).ifPresent(formula -> asFlag(condition.getKey(), formula, findings));
        }
    }

    private static void look(String id, Formula part, Findings findings) {
        List<Formula> parts = part.parts();
        if (LOGIC.contains(part.operator())) {
            parts.forEach(operand -> asFlag(id, operand, findings));
        } else if (part.is("?:")) {
            asFlag(id, parts.get(0), findings);
        } else if (Formula.EQUALITIES.contains(part.operator())) {
            compare(id, parts.get(0), parts.get(1), findings);
            compare(id, parts.get(1), parts.get(0), findings);
        }
    }

    private static void compare(String id, Formula name, Formula literal, Findings findings) {
        boolean value = literal.is(Formula.TEXT)
                || literal.is(Formula.NUMBER)
                || literal.is(Formula.WORD) && !literal.text().equals("null");
        if (!name.is(Formula.NAME) || !value) {
            return;
        }
        Optional<ReleaseVariable> known = KnownVariables.find(name.text());
        known.filter(variable -> !canBe(variable, literal.text()))
                .ifPresent(variable -> findings.add(
                        id,
                        "value",
                        "variable",
                        Quoted.text(variable.name()),
                        "found",
                        Quoted.text(literal.text()),
                        "allowed",
                        allowed(variable)));
    }

    private static boolean canBe(ReleaseVariable variable, String value) {
        return switch (variable.kind()) {
            case FLAG -> value.equals("true") || value.equals("false");
            case CHOICE -> variable.values().contains(value);
            case NUMBER -> value.matches("[0-9]+");
            default -> true;
        };
    }

    private static String allowed(ReleaseVariable variable) {
        return variable.values().isEmpty() ? variable.kind().words() : String.join(", ", variable.values());
    }

    private static void asFlag(String id, Formula part, Findings findings) {
        Optional<ReleaseVariable> known = part.is(Formula.NAME) ? KnownVariables.find(part.text()) : Optional.empty();
        known.filter(variable -> variable.kind() != Kind.FLAG)
                .ifPresent(variable -> findings.add(
                        id,
                        "no-flag",
                        "variable",
                        Quoted.text(variable.name()),
                        "kind",
                        variable.kind().words()));
        if (part.is(Formula.TEXT) || part.is(Formula.NUMBER)) {
            findings.add(id, "constant", "found", Quoted.text(part.text()));
        }
    }
}
