package teal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import teal.inventory.ApprovalSettings;

/** The groups that a user task asks, as written in its diagram: a list of ids, or variables that contain one. */
public record TaskGroups(List<String> names) {

    /** Whether the expression is allowed is checked by another rule. */
    private static final String EXPRESSION = "[$#]\\{[^,]*";

    /** As a regular expression that means the same in Java and JavaScript. */
    public static final String PATTERN = listOf("(?:" + ApprovalSettings.GROUP + "|" + EXPRESSION + ")");

    /** The same in words. */
    public static final String ALLOWED =
            "groups such as operators, separated by commas, or a variable such as ${overrideBy}";

    /** Empty if nobody is asked at all. */
    static Optional<TaskGroups> of(FlowNode task) {
        return Notation.camundaAttribute(task.xml(), "candidateGroups")
                .filter(text -> !text.isBlank())
                .map(text -> new TaskGroups(
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList()));
    }

    boolean areGroups() {
        return String.join(",", names).matches(PATTERN);
    }

    /** The groups known before a release runs. */
    List<String> spelledOut() {
        return names.stream()
                .filter(name -> name.matches(ApprovalSettings.GROUP))
                .toList();
    }

    private static String listOf(String item) {
        return "\\s*" + item + "\\s*(?:,\\s*" + item + "\\s*)*";
    }
}
