package teal.rules;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import teal.release.VersionChange;

/**
 * A decision table that holds one of the company's policies, which Teal evaluates.
 *
 * @param id id of the decision; its file has the same name
 * @param inputs values that Teal supplies; a table need not use them all
 * @param outputs values that the table must return
 */
public record PolicyTable(String id, List<PolicyColumn> inputs, List<PolicyColumn> outputs) {

    private static final List<PolicyColumn> CIRCUMSTANCES = List.of(
            PolicyColumn.text("application"),
            PolicyColumn.choice("change", VersionChange.texts()),
            PolicyColumn.choice(
                    "weekday",
                    Arrays.stream(DayOfWeek.values())
                            .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                            .toList()),
            PolicyColumn.number("hour", 0, 23),
            PolicyColumn.moment("now"));

    /**
     * Who approves sending users to the upgraded cluster, and how many must; an empty {@code group} means the diagram's.
     */
    public static final PolicyTable APPROVAL = of(
            "approval",
            List.of(PolicyColumn.text("usualGroup"), PolicyColumn.number("usualApprovers", 1, 10)),
            PolicyColumn.text("group").orNothing(),
            PolicyColumn.number("approvers", 1, 10));

    /** How many nodes are changed at once. */
    public static final PolicyTable BATCH = of(
            "batch",
            List.of(PolicyColumn.number("nodes", 1, 1000), PolicyColumn.number("usualBatch", 1, 1000)),
            PolicyColumn.number("batch", 1, 1000));

    /** When releases wait: no matching rule means no freeze. An empty {@code overrideBy} means nobody may override it. */
    public static final PolicyTable FREEZE = of(
            "freeze",
            List.of(),
            PolicyColumn.text("freeze"),
            PolicyColumn.text("overrideBy").orNothing());

    /** Outputs that name a group of people. */
    private static final Set<String> GROUPS = Set.of("group", "overrideBy");

    private static final List<PolicyTable> ALL = List.of(APPROVAL, BATCH, FREEZE);

    public PolicyTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    private static PolicyTable of(String id, List<PolicyColumn> moreInputs, PolicyColumn... outputs) {
        List<PolicyColumn> inputs = new ArrayList<>(CIRCUMSTANCES);
        inputs.addAll(moreInputs);
        return new PolicyTable(id, inputs, List.of(outputs));
    }

    public String file() {
        return id + ".dmn";
    }

    static List<PolicyTable> all() {
        return ALL;
    }

    static Optional<PolicyTable> find(String id) {
        return ALL.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /** The groups in the answers of a policy's rules. */
    static List<String> groups(Element decision) {
        return find(decision.getAttribute("id")).stream()
                .flatMap(table -> table.outputs().stream())
                .map(PolicyColumn::name)
                .filter(GROUPS::contains)
                .flatMap(output -> DecisionFile.answered(decision, output).stream())
                .toList();
    }

    Optional<PolicyColumn> input(String name) {
        return find(inputs, name);
    }

    Optional<PolicyColumn> output(String name) {
        return find(outputs, name);
    }

    private static Optional<PolicyColumn> find(List<PolicyColumn> columns, String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
