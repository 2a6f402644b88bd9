package teal.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An expression that compares variables: what {@link HarmlessExpressions} leaves of the engine's language.
 *
 * @param operator one of {@code name text number word == != < > <= >= && || ! empty ?: div mod}
 * @param text the name or the literal, else empty
 */
record Formula(String operator, String text, List<Formula> parts) {

    static final String NAME = "name";
    static final String TEXT = "text";
    static final String NUMBER = "number";
    /** {@code true}, {@code false} or {@code null}. */
    static final String WORD = "word";

    static final Set<String> EQUALITIES = Set.of("==", "!=");

    static Formula leaf(String operator, String text) {
        return new Formula(operator, text, List.of());
    }

    /**
     * Reads an expression, with its braces.
     *
     * @return empty if it cannot be read
     */
    static Optional<Formula> read(String expression) {
        return expression.matches("(?s)[$#]\\{.*\\}")
                ? new FormulaReader(expression.substring(2, expression.length() - 1)).read()
                : Optional.empty();
    }

    boolean is(String wanted) {
        return operator.equals(wanted);
    }

    boolean isLiteral() {
        return is(TEXT) || is(NUMBER) || is(WORD);
    }

    void visit(Consumer<Formula> visitor) {
        visitor.accept(this);
        parts.forEach(part -> part.visit(visitor));
    }

    /** The variables that it asks for, in the order in which they stand there. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        visit(part -> {
            if (part.is(NAME)) {
                names.add(part.text());
            }
        });
        return names;
    }
}
