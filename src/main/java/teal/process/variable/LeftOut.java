package teal.process.variable;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The nodes left out of the release, each with the reason: skipped by a person, unreachable when it was to be restored, or
 * without a version to go back to.
 *
 * @param reasons by node name
 * @param unrestorable those that can be reached, and that a roll-back cannot bring back to an earlier version
 */
public record LeftOut(Map<String, String> reasons, Set<String> unrestorable) {

    public static final LeftOut NOBODY = new LeftOut(Map.of());

    /** Without the second part in a release that was started before there was one. */
    public LeftOut(Map<String, String> reasons, @Nullable Set<String> unrestorable) {
        this.reasons = Map.copyOf(reasons);
        this.unrestorable = unrestorable == null ? Set.of() : Set.copyOf(unrestorable);
    }

    public LeftOut(Map<String, String> reasons) {
        this(reasons, Set.of());
    }

    public boolean has(String node) {
        return reasons.containsKey(node);
    }

    public boolean isUnrestorable(String node) {
        return unrestorable.contains(node);
    }

    public LeftOut with(String node, String reason) {
        Map<String, String> more = new TreeMap<>(reasons);
        more.put(node, reason);
        return new LeftOut(more, unrestorable);
    }

    /** A roll-back leaves these nodes as they are, or takes them out of service. */
    public LeftOut withUnrestorable(Collection<String> nodes, String reason) {
        Map<String, String> more = new TreeMap<>(reasons);
        nodes.forEach(node -> more.put(node, reason));
        Set<String> all = new TreeSet<>(unrestorable);
        all.addAll(nodes);
        return new LeftOut(more, all);
    }

    /** For summaries: {@code ; left out: green-2 (disk broken)}, or nothing. */
    public String text() {
        return reasons.isEmpty()
                ? ""
                : new TreeMap<>(reasons)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                .collect(Collectors.joining(", ", "; left out: ", ""));
    }
}
