package teal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of Teal's forms: the fields that its texts and layout may not lose.
 *
 * @param answers each field with the values that it offers; empty for a field that people write into
 * @param sets variables that Teal sets when the question is asked or answered
 */
record TealForm(String id, Map<String, List<String>> answers, List<String> sets) {

    /** The form of a request for a release. */
    static final String REQUEST = "request-release";

    /** The form of a decision after a step that failed, wherever that was. */
    static final String ANYWHERE = "decide-upgrade";

    /** The form of a decision about a node that could not be changed. */
    static final String OF_A_NODE = "decide-node";

    private static final String DECISION = "decision";

    private static final List<TealForm> ALL = List.of(
            new TealForm(
                    "approve-switch",
                    choice("approved", List.of("yes", "no"), "comment"),
                    List.of("approvals", "evidence", "askAgain", "failure")),
            decision("decide-plan", "retry", "giveUp"),
            decision(ANYWHERE, "retry", "goOn", "rollBack"),
            decision(OF_A_NODE, "retry", "goOn", "skip", "rollBack"),
            decision("decide-rollback", "retry", "goOn"),
            new TealForm("override-freeze", written("reason"), List.of()),
            new TealForm(
                    REQUEST,
                    written("application", "version", "artifact", "sha256", "override", "replace"),
                    List.of()));

    static List<TealForm> all() {
        return ALL;
    }

    static Optional<TealForm> find(String id) {
        return ALL.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** The forms that a kind of question uses. */
    static List<String> of(PeopleTask task) {
        return new ArrayList<>(task.forms().keySet());
    }

    /**
     * What the form has besides and may lose: an answer for which Teal itself chooses one of the others, or fields that nothing
     * depends on.
     */
    static List<String> besides(String id) {
        return switch (id) {
            case "decide-plan" -> List.of("skip");
            case REQUEST -> List.of("releaseNotes", "ticket", "commits", "build");
            default -> List.of();
        };
    }

    boolean answers(String variable) {
        return answers.containsKey(variable);
    }

    private static TealForm decision(String id, String... values) {
        return new TealForm(id, choice(DECISION, List.of(values), "reason"), List.of("acceptedSteps"));
    }

    /** A field that people choose in, and others that they write into. */
    private static Map<String, List<String>> choice(String field, List<String> values, String... written) {
        Map<String, List<String>> fields = new LinkedHashMap<>(Map.of(field, values));
        fields.putAll(written(written));
        return fields;
    }

    private static Map<String, List<String>> written(String... names) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, List.of());
        }
        return fields;
    }
}
