package teal.process.variable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The checks whose "no" a person accepted for one cluster or node, in one go: each is good for one "no". Going on leads
 * through the same steps again, so what was accepted on the way to the next "no" is good once more when that is accepted
 * too; any other decision ends them all.
 *
 * @param given by the step's id in its diagram
 */
public record Acceptances(Map<String, Acceptance> given) {

    public static final Acceptances NONE = new Acceptances(Map.of());

    /** One answer. @param used whether a "no" came and passed with it */
    public record Acceptance(String reason, boolean used) {}

    public Acceptances {
        given = Map.copyOf(given);
    }

    public Acceptances with(String step, String reason) {
        Map<String, Acceptance> more = new TreeMap<>();
        given.forEach((earlier, acceptance) -> {
            // What did not say no again may say it later for another reason, which nobody has seen yet.
            if (acceptance.used()) {
                more.put(earlier, new Acceptance(acceptance.reason(), false));
            }
        });
        more.put(step, new Acceptance(reason, false));
        return new Acceptances(more);
    }

    /** Why the step's "no" passes, if it does. */
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
