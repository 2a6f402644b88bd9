package teal.process.variable;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The nodes left out of the release, each with the reason: skipped by a person, or unreachable when it was to be restored.
 *
 * @param reasons by node name
 */
public record LeftOut(Map<String, String> reasons) {

    public static final LeftOut NOBODY = new LeftOut(Map.of());

    public LeftOut {
        reasons = Map.copyOf(reasons);
    }

    public boolean has(String node) {
        return reasons.containsKey(node);
    }

    public LeftOut with(String node, String reason) {
        Map<String, String> more = new TreeMap<>(reasons);
        more.put(node, reason);
        return new LeftOut(more);
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
