package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** A DMN file as the rules see it. Elements are matched by local name, since DMN versions differ in namespaces. */
record DecisionFile(String name, Element definitions) {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    List<Element> decisions() {
        return children(definitions, "decision");
    }

    List<String> ids() {
        return decisions().stream().map(decision -> decision.getAttribute("id")).toList();
    }

    /** Expression languages used other than FEEL. */
    List<String> otherLanguages() {
        List<String> languages = new ArrayList<>();
        Notation.visit(definitions, element -> {
            String language = element.getAttribute("expressionLanguage");
            if (!language.isEmpty()
                    && !language.toLowerCase(java.util.Locale.ROOT).contains("feel")) {
                languages.add(language);
            }
        });
        return languages;
    }

    /** The texts with which a decision's rules compare an input. */
    static List<String> asked(Element decision, String input) {
        return cells(
                decision,
                "input",
                column -> child(column, "inputExpression")
                        .filter(asks -> text(asks).equals(input))
                        .isPresent(),
                // Impossible values have already been reported.
                cell -> PolicyCell.canAsk(PolicyColumn.text(input), cell));
    }

    /** The texts that a decision's rules give as answers. */
    static List<String> answered(Element decision, String output) {
        return cells(
                decision,
                "output",
                column -> column.getAttribute("name").equals(output),
                cell -> PolicyCell.canAnswer(PolicyColumn.text(output), cell, List.of()));
    }

    private static List<String> cells(
            Element decision, String kind, Predicate<Element> wanted, Predicate<String> readable) {
        List<String> texts = new ArrayList<>();
        for (Element table : children(decision, "decisionTable")) {
            List<Element> columns = children(table, kind);
            for (int i = 0; i < columns.size(); i++) {
                if (wanted.test(columns.get(i))) {
                    for (Element rule : children(table, "rule")) {
                        children(rule, kind + "Entry").stream()
                                .skip(i)
                                .limit(1)
                                .map(DecisionFile::text)
                                .filter(readable)
                                .forEach(cell -> texts.addAll(PolicyCell.texts(cell)));
                    }
                }
            }
        }
        return texts;
    }

    static List<Element> children(Element parent, String name) {
        return Notation.children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /** The expression in an element. */
    static String text(Element parent) {
        return child(parent, "text").map(Notation::text).orElse("");
    }
}
