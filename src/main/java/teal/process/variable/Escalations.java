package teal.process.variable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The questions of a release that were also put to another group, because nobody answered in time. A question that is
 * asked again is a new task, which starts without one.
 *
 * @param groups the other group, by the id of the task
 */
public record Escalations(Map<String, String> groups) {

    public static final Escalations NONE = new Escalations(Map.of());

    public Escalations {
        groups = Map.copyOf(groups);
    }

    public Escalations with(String task, String group) {
        Map<String, String> more = new HashMap<>(groups);
        more.put(task, group);
        return new Escalations(more);
    }

    public Optional<String> of(String task) {
        return Optional.ofNullable(groups.get(task));
    }
}
