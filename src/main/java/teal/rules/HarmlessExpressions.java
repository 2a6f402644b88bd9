package teal.rules;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import teal.release.Quoted;

/**
 * Expressions compare variables and call nothing. The engine would follow them into any class of the JVM, so anyone who
 * may write an expression could run a program.
 */
final class HarmlessExpressions implements Rule {

    /** Up to its end, or to the end of the text if it is not closed. */
    static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*\\}?");

    /** Names, numbers, short texts, and comparison operators. */
    private static final Pattern COMPARISON =
            Pattern.compile("[$#]\\{(?:[A-Za-z0-9_\\s!<>=&|()?:]|'[A-Za-z0-9_ .,:/-]*')*\\}");

    private static final Pattern CALL = Pattern.compile("[A-Za-z0-9_]\\s*\\(");

    @Override
    public String name() {
        return "harmless-expressions";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (Element child : Notation.children(diagram.definitions())) {
            if (!Notation.DRAWING.equals(child.getNamespaceURI())) {
                Notation.visit(child, element -> {
                    for (Attr attribute : Notation.attributes(element)) {
                        check(element, attribute.getValue(), findings);
                    }
                    check(element, Notation.text(element), findings);
                });
            }
        }
    }

    static boolean isHarmless(String expression) {
        return expression.equals(CallsBound.BUSINESS_KEY)
                || COMPARISON.matcher(expression).matches()
                        && !CALL.matcher(expression).find();
    }

    private static void check(Element element, String text, Findings findings) {
        EXPRESSION
                .matcher(text)
                .results()
                .map(hit -> hit.group())
                .filter(expression -> !isHarmless(expression))
                .forEach(expression -> findings.add(element, "expression", "found", Quoted.text(expression)));
    }
}
