package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import teal.release.Quoted;
import teal.rules.PolicyColumn.Kind;

/** Decisions are tables that can be evaluated, and policy tables take Teal's inputs and give the outputs that it needs. */
final class DecisionTables {

    static final String RULE = "decision-tables";

    static final List<String> ONE_ANSWER = List.of("UNIQUE", "FIRST", "ANY");

    static final String HISTORY = "P[0-9]{1,5}D|[0-9]{1,5}";

    private final Findings findings;
    private final Findings warnings;
    private final Element decision;
    private final Optional<PolicyTable> policy;

    private DecisionTables(Element decision, Findings findings, Findings warnings) {
        this.decision = decision;
        this.findings = findings;
        this.warnings = warnings;
        this.policy = PolicyTable.find(decision.getAttribute("id"));
    }

    static List<Mistake> check(DecisionFile file) {
        Findings findings = new Findings(file.name(), RULE);
        check(file, findings, new Findings(file.name(), RULE));
        return findings.mistakes();
    }

    /** What only warns: a table of the authors' own may mean to give no answer in some cases. */
    static List<Mistake> warnings(DecisionFile file) {
        Findings warnings = new Findings(file.name(), RULE);
        check(file, new Findings(file.name(), RULE), warnings);
        return warnings.mistakes();
    }

    private static void check(DecisionFile file, Findings findings, Findings warnings) {
        PolicyTable.all().stream()
                .filter(table -> table.file().equals(file.name()) && !file.ids().contains(table.id()))
                .forEach(table -> findings.add("", "missing", "decision", Quoted.text(table.id())));
        for (Element element : Notation.children(file.definitions())) {
            if ("decision".equals(element.getLocalName())) {
                new DecisionTables(element, findings, warnings).check();
            } else if (Set.of("businessKnowledgeModel", "decisionService").contains(element.getLocalName())) {
                findings.add(element.getAttribute("id"), "table");
            }
        }
    }

    private void check() {
        Optional<Element> table = DecisionFile.child(decision, "decisionTable");
        checkHistory();
        if (table.isEmpty()) {
            add("table");
            return;
        }
        String hitPolicy =
                Notation.attribute(table.get(), "hitPolicy").orElse("UNIQUE").toUpperCase(java.util.Locale.ROOT);
        if (policy.isPresent() && !ONE_ANSWER.contains(hitPolicy)) {
            add("hit-policy", "found", Quoted.text(hitPolicy));
        }
        List<Optional<PolicyColumn>> inputs = new ArrayList<>();
        DecisionFile.children(table.get(), "input").forEach(input -> inputs.add(input(input)));
        List<Optional<PolicyColumn>> outputs = new ArrayList<>();
        DecisionFile.children(table.get(), "output").forEach(output -> outputs.add(output(output)));
        checkAnswers();
        List<Element> rules = DecisionFile.children(table.get(), "rule");
        for (int row = 0; row < rules.size(); row++) {
            checkRow(row + 1, rules.get(row), inputs, outputs);
        }
        checkCases(hitPolicy, rules, inputs);
    }

    /** Rows are compared with each other only if each of them can be read by itself. */
    private void checkCases(String hitPolicy, List<Element> rules, List<Optional<PolicyColumn>> inputs) {
        boolean always = policy.filter(table -> table != PolicyTable.FREEZE).isPresent();
        if (rules.isEmpty() && (always || policy.isEmpty())) {
            add("empty");
        }
        List<List<String>> rows = rules.stream()
                .map(rule -> DecisionFile.children(rule, "inputEntry").stream()
                        .map(DecisionFile::text)
                        .toList())
                .toList();
        if (rules.isEmpty() || !rows.stream().allMatch(row -> canBeCompared(row, inputs))) {
            return;
        }
        PolicyRows cases =
                new PolicyRows(inputs.stream().flatMap(Optional::stream).toList(), rows, whole());
        if (hitPolicy.equals("UNIQUE") || hitPolicy.equals("ANY")) {
            checkOverlaps(hitPolicy, rules, cases);
        }
        if (always) {
            cases.gap().ifPresent(found -> add("gap", "case", found));
        } else if (policy.isEmpty() && ONE_ANSWER.contains(hitPolicy)) {
            cases.gap().ifPresent(found -> warnings.add(decision.getAttribute("id"), "silent", "case", found));
        }
    }

    private static boolean canBeCompared(List<String> row, List<Optional<PolicyColumn>> inputs) {
        return row.size() == inputs.size()
                && IntStream.range(0, row.size())
                        .allMatch(i -> inputs.get(i)
                                .filter(column -> PolicyCell.canAsk(column, row.get(i)))
                                .isPresent());
    }

    private void checkOverlaps(String hitPolicy, List<Element> rules, PolicyRows cases) {
        List<List<String>> answers = rules.stream()
                .map(rule -> DecisionFile.children(rule, "outputEntry").stream()
                        .map(DecisionFile::text)
                        .toList())
                .toList();
        for (int row = 1; row < rules.size(); row++) {
            for (int before = 0; before < row; before++) {
                boolean same = hitPolicy.equals("ANY") && answers.get(row).equals(answers.get(before));
                Optional<String> both = same ? Optional.empty() : cases.both(before, row);
                if (both.isPresent()) {
                    add(
                            hitPolicy.equals("ANY") ? "conflict" : "overlap",
                            "row",
                            Integer.toString(before + 1),
                            "other",
                            Integer.toString(row + 1),
                            "case",
                            both.get());
                    break;
                }
            }
        }
    }

    /** Which inputs have numbers without fractions. */
    private List<Boolean> whole() {
        return DecisionFile.child(decision, "decisionTable").stream()
                .flatMap(table -> DecisionFile.children(table, "input").stream())
                .map(input -> DecisionFile.child(input, "inputExpression").orElse(input))
                .map(expression -> expression.getAttribute("typeRef").matches("(?i)(?:.*:)?(?:integer|long)"))
                .toList();
    }

    private void checkHistory() {
        String found = decision.getAttributeNS(DecisionFile.CAMUNDA, "historyTimeToLive");
        if (!found.matches(HISTORY)) {
            add("history", "found", Quoted.text(found));
        }
    }

    /** The column, if its cells can be checked. */
    private Optional<PolicyColumn> input(Element input) {
        Element expression = DecisionFile.child(input, "inputExpression").orElse(input);
        String name = DecisionFile.text(expression);
        String type = expression.getAttribute("typeRef");
        Optional<Kind> kind = Kind.of(type);
        if (policy.isEmpty()) {
            if (!name.matches("[A-Za-z]\\w{0,62}")) {
                add("variable", "found", Quoted.text(name));
            }
            return kind.map(known -> PolicyColumn.unknown(name, known));
        }
        Optional<PolicyColumn> column = policy.get().input(name);
        if (column.isEmpty()) {
            add(
                    "unknown-input",
                    "found",
                    Quoted.text(name),
                    "allowed",
                    names(policy.get().inputs()));
        }
        return typed(column, kind, type);
    }

    private Optional<PolicyColumn> output(Element output) {
        String name = output.getAttribute("name");
        String type = output.getAttribute("typeRef");
        Optional<Kind> kind = Kind.of(type);
        if (policy.isEmpty()) {
            return kind.map(known -> PolicyColumn.unknown(name, known));
        }
        Optional<PolicyColumn> column = policy.get().output(name);
        if (column.isEmpty()) {
            add(
                    "unknown-output",
                    "found",
                    Quoted.text(name),
                    "allowed",
                    names(policy.get().outputs()));
        }
        return typed(column, kind, type);
    }

    private Optional<PolicyColumn> typed(Optional<PolicyColumn> column, Optional<Kind> kind, String type) {
        Optional<PolicyColumn> wrong = column.filter(
                known -> kind.filter(found -> found == known.kind()).isEmpty());
        wrong.ifPresent(known -> add(
                "type",
                "column",
                Quoted.text(known.name()),
                "found",
                Quoted.text(type),
                "allowed",
                known.kind().types()));
        return wrong.isPresent() ? Optional.empty() : column;
    }

    private void checkAnswers() {
        policy.stream()
                .flatMap(table -> table.outputs().stream())
                .filter(PolicyColumn::required)
                .filter(wanted -> DecisionFile.child(decision, "decisionTable").stream()
                        .flatMap(table -> DecisionFile.children(table, "output").stream())
                        .noneMatch(output -> output.getAttribute("name").equals(wanted.name())))
                .forEach(wanted -> add("no-output", "column", Quoted.text(wanted.name())));
    }

    private void checkRow(
            int row, Element rule, List<Optional<PolicyColumn>> inputs, List<Optional<PolicyColumn>> outputs) {
        // Answers of an author's own table may name any variable, so its inputs do not matter
        List<PolicyColumn> told = policy.map(PolicyTable::inputs).orElse(List.of());
        List<Element> asked = DecisionFile.children(rule, "inputEntry");
        for (int i = 0; i < Math.min(asked.size(), inputs.size()); i++) {
            String cell = DecisionFile.text(asked.get(i));
            inputs.get(i)
                    .filter(column -> !PolicyCell.canAsk(column, cell))
                    .ifPresent(column -> cell(row, column, cell, column.allowed()));
        }
        List<Element> answered = DecisionFile.children(rule, "outputEntry");
        for (int i = 0; i < Math.min(answered.size(), outputs.size()); i++) {
            String cell = DecisionFile.text(answered.get(i));
            outputs.get(i)
                    .filter(column -> !PolicyCell.canAnswer(column, cell, told))
                    .ifPresent(column -> cell(row, column, cell, column.allowedAnswer()));
        }
    }

    private void cell(int row, PolicyColumn column, String found, String allowed) {
        add(
                "cell",
                "row",
                Integer.toString(row),
                "column",
                Quoted.text(column.name()),
                "found",
                Quoted.text(found),
                "allowed",
                allowed);
    }

    private void add(String variant, String... values) {
        findings.add(decision.getAttribute("id"), variant, values);
    }

    private static String names(List<PolicyColumn> columns) {
        return columns.stream().map(PolicyColumn::name).collect(Collectors.joining(", "));
    }
}
