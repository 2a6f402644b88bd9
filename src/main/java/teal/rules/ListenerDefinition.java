package teal.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of Teal's listeners that diagrams may name.
 *
 * @param name the bean's name
 * @param element the Camunda element for it: {@code taskListener} or {@code executionListener}
 * @param events events that it may listen to
 */
public record ListenerDefinition(String name, String element, List<String> events) {

    static final String TASK = "taskListener";
    static final String EXECUTION = "executionListener";

    private static final List<ListenerDefinition> ALL = List.of(
            new ListenerDefinition("askApprovers", TASK, List.of("create")),
            new ListenerDefinition("keepApproval", TASK, List.of("complete")),
            new ListenerDefinition("keepDecision", TASK, List.of("complete")),
            new ListenerDefinition("keepOverride", TASK, List.of("complete")),
            new ListenerDefinition("raiseIncident", TASK, List.of("create", "complete")),
            new ListenerDefinition("remindApprovers", EXECUTION, List.of("start")),
            new ListenerDefinition("escalateApproval", EXECUTION, List.of("start")),
            new ListenerDefinition("expireApproval", EXECUTION, List.of("start")),
            new ListenerDefinition("keepOutcome", EXECUTION, List.of("start")));

    /** Only Teal's own process around a release names it; elsewhere it would have no effect worth having. */
    private static final ListenerDefinition BEGIN_ROLLBACK =
            new ListenerDefinition("beginRollback", EXECUTION, List.of("start"));

    public ListenerDefinition {
        events = List.copyOf(events);
    }

    public static List<ListenerDefinition> all() {
        return ALL;
    }

    /** Variables that it sets. */
    List<String> sets() {
        return name.equals("expireApproval") ? List.of("expiryRollsBack", "failure") : List.of();
    }

    static Optional<ListenerDefinition> find(String name) {
        return Stream.concat(ALL.stream(), Stream.of(BEGIN_ROLLBACK))
                .filter(listener -> listener.name().equals(name))
                .findFirst();
    }
}
