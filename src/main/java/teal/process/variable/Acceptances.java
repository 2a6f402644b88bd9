package teal.process.variable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The checks whose "no" a person accepted for one cluster or node, in one run: each acceptance is valid for one "no".
 * Continuing leads through the same steps again, so acceptances used on the way to the next "no" become valid once more
 * when that is accepted too; any other decision ends them all.
 *
 * @param given by the step's id in its diagram
 */
public record Acceptances(Map<String, Acceptance> given) {

    public static final Acceptances NONE = new Acceptances(Map.of());

    /**
     * One answer.
     *
     * @param used whether a "no" came and was let through by it
     */
    public record Acceptance(String reason, boolean used) {}

    public Acceptances {
        given = Map.copyOf(given);
    }

    public Acceptances with(String step, String reason) {
        Map<String, Acceptance> more = new TreeMap<>();
        given.forEach((earlier, acceptance) -> {
            // A step that has not said no again may do so later for another reason, which nobody has seen yet.
            if (acceptance.used()) {
                more.put(earlier, new Acceptance(acceptance.reason(), false));
            }
        });
        more.put(step, new Acceptance(reason, false));
        return new Acceptances(more);
    }

    /** The reason why the step's "no" is let through, if it is. */
    public Optional<String> reasonFor(String step) {
        return Optional.ofNullable(given.get(step))
                .filter(acceptance -> !acceptance.used())
                .map(Acceptance::reason);
    }

    public Acceptances using(String step) {
        Map<String, Acceptance> all = new TreeMap<>(given);
        all.computeIfPresent(step, (same, acceptance) -> new Acceptance(acceptance.reason(), true));
        return new Acceptances(all);
    }
}
