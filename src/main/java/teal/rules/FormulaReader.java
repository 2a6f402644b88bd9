package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expression by the grammar of the engine's language (JUEL), without anything that calls or computes. */
final class FormulaReader {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:([A-Za-z_][A-Za-z0-9_]*)|([0-9]+)(?![A-Za-z0-9_])|'([^']*)'|(==|!=|<=|>=|&&|\\|\\||[<>!()?:]))");

    /** Operators that may also be spelled out. */
    private static final Map<String, String> SPELLED = Map.of(
            "eq", "==", "ne", "!=", "lt", "<", "gt", ">", "le", "<=", "ge", ">=", "and", "&&", "or", "||", "not", "!");

    private static final List<String> WORDS = List.of("true", "false", "null");
    private static final List<String> OPERATORS = List.of("empty", "div", "mod");
    private static final List<String> RESERVED = List.of("instanceof");

    /** From the loosest to the tightest. */
    private static final List<List<String>> BINARY = List.of(
            List.of("||"), List.of("&&"), List.of("==", "!="), List.of("<", ">", "<=", ">="), List.of("div", "mod"));

    private final String source;
    private final List<Formula> tokens = new ArrayList<>();
    private int next;

    FormulaReader(String source) {
        this.source = source;
    }

    Optional<Formula> read() {
        if (!split()) {
            return Optional.empty();
        }
        try {
            Formula read = choice();
            return next == tokens.size() ? Optional.of(read) : Optional.empty();
        } catch (Unexpected broken) {
            return Optional.empty();
        }
    }

    private boolean split() {
        Matcher matcher = TOKEN.matcher(source);
        int at = 0;
        int end = source.stripTrailing().length();
        while (at < end) {
            if (!matcher.region(at, source.length()).lookingAt()) {
                return false;
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        return tokens.stream().noneMatch(token -> RESERVED.contains(token.text()) && token.is(Formula.NAME));
    }

    private static Formula token(Matcher matcher) {
        String name = matcher.group(1);
        if (name != null) {
            if (WORDS.contains(name)) {
                return Formula.leaf(Formula.WORD, name);
            }
            boolean operator = OPERATORS.contains(name) || SPELLED.containsKey(name);
            return operator ? Formula.leaf(SPELLED.getOrDefault(name, name), "") : Formula.leaf(Formula.NAME, name);
        }
        if (matcher.group(2) != null) {
            return Formula.leaf(Formula.NUMBER, matcher.group(2));
        }
        String text = matcher.group(3);
        return text != null ? Formula.leaf(Formula.TEXT, text) : Formula.leaf(matcher.group(4), "");
    }

    private Formula choice() throws Unexpected {
        Formula asked = binary(0);
        if (!take("?")) {
            return asked;
        }
        Formula yes = choice();
        if (!take(":")) {
            throw new Unexpected();
        }
        return new Formula("?:", "", List.of(asked, yes, choice()));
    }

    private Formula binary(int level) throws Unexpected {
        if (level == BINARY.size()) {
            return unary();
        }
        Formula left = binary(level + 1);
        while (next < tokens.size()
                && BINARY.get(level).contains(tokens.get(next).operator())) {
            String operator = tokens.get(next++).operator();
            left = new Formula(operator, "", List.of(left, binary(level + 1)));
        }
        return left;
    }

    private Formula unary() throws Unexpected {
        if (take("!")) {
            return new Formula("!", "", List.of(unary()));
        }
        if (take("empty")) {
            return new Formula("empty", "", List.of(unary()));
        }
        if (take("(")) {
            Formula inner = choice();
            if (!take(")")) {
                throw new Unexpected();
            }
            return inner;
        }
        if (next == tokens.size()) {
            throw new Unexpected();
        }
        Formula leaf = tokens.get(next++);
        if (leaf.isLiteral() || leaf.is(Formula.NAME)) {
            return leaf;
        }
        throw new Unexpected();
    }

    private boolean take(String operator) {
        boolean there = next < tokens.size() && tokens.get(next).is(operator);
        next += there ? 1 : 0;
        return there;
    }

    /** Not what the grammar has here. */
    private static final class Unexpected extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
