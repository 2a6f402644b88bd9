package teal.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question for people in a diagram.
 *
 * @param name of its template
 * @param group the group that is asked, unless the diagram says otherwise
 * @param forms form to label; the form determines the possible answers
 * @param listeners listeners that the task needs, in this order; Teal adds any that a diagram leaves out
 * @param answers variables that the form fills in
 */
public record PeopleTask(
        String name,
        String title,
        String description,
        String group,
        Map<String, String> forms,
        List<Listening> listeners,
        List<String> answers) {

    /** One of Teal's listeners, and the task event that it listens to. */
    public record Listening(String listener, String event) {}

    private static final List<PeopleTask> ALL = List.of(
            new PeopleTask(
                    "approve",
                    "Approve traffic switch",
                    "Shows a group what was tested, and asks whether to move users there; sets 'approved' to yes or"
                            + " no.",
                    "approvers",
                    Map.of("approve-switch", "Traffic switch, with evidence"),
                    List.of(new Listening("askApprovers", "create"), new Listening("keepApproval", "complete")),
                    List.of("approved", "comment")),
            new PeopleTask(
                    "decide",
                    "Decide how to proceed",
                    "Asks a group what to do after a failure; sets 'decision'. Put a gateway after it, with a path"
                            + " for each answer.",
                    "operators",
                    Map.of(
                            "decide-plan", "Plan again, leave out what cannot be reached, or give up",
                            "decide-upgrade", "Try again, continue anyway, or roll back",
                            "decide-node", "The same for one node, or skip it",
                            "decide-rollback", "Try again, or continue anyway"),
                    List.of(
                            new Listening("raiseIncident", "create"),
                            new Listening("keepDecision", "complete"),
                            new Listening("raiseIncident", "complete")),
                    List.of("decision", "reason")),
            new PeopleTask(
                    "overrideFreeze",
                    "Override freeze",
                    "Lets a group override a freeze; the reason is kept.",
                    "${overrideBy}",
                    Map.of("override-freeze", "Override the freeze, with a reason"),
                    List.of(new Listening("keepOverride", "complete")),
                    List.of("reason")));

    /** The form of the question at the end of Teal's own process around a release. */
    private static final String END = "decide-end";

    public PeopleTask {
        forms = new TreeMap<>(forms);
        listeners = List.copyOf(listeners);
        answers = List.copyOf(answers);
    }

    public static List<PeopleTask> all() {
        return ALL;
    }

    /** The form that its template chooses first: one whose answers fit wherever the question is asked. */
    public String usualForm() {
        return isDecision() ? TealForm.ANYWHERE : forms.keySet().iterator().next();
    }

    /** Whether it asks how to continue after a failure. */
    public boolean isDecision() {
        return answers.contains("decision");
    }

    /** The question that uses this form. */
    public static Optional<PeopleTask> withForm(String form) {
        return ALL.stream()
                .filter(task -> task.forms().containsKey(form) || form.equals(END) && task.isDecision())
                .findFirst();
    }
}
