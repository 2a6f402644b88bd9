package teal.rules;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** The mistakes that a rule finds in one file. */
final class Findings {

    private final String file;
    private final String rule;
    private final List<Mistake> mistakes = new ArrayList<>();

    Findings(String file, String rule) {
        this.file = file;
        this.rule = rule;
    }

    /** @param values pairs for {@link Messages#text} */
    void add(String element, String variant, String... values) {
        mistakes.add(new Mistake(file, element, rule, Messages.text(rule, variant, values)));
    }

    void add(FlowNode node, String variant, String... values) {
        add(node.id(), variant, values);
    }

    void add(Element element, String variant, String... values) {
        add(Notation.nearestId(element), variant, values);
    }

    List<Mistake> mistakes() {
        return mistakes;
    }
}
