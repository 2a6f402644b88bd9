package teal.verify;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/** HTTP statuses: how many answers had which, and which of them users would call service. */
final class Statuses {

    static final String NONE = "no answer";

    private Statuses() {}

    /** The number of replies by status, such as {@code 200}, or {@code no answer}. */
    static Map<String, Integer> count(Collection<Reply> replies) {
        return replies.stream().collect(Collectors.toMap(Statuses::name, reply -> 1, Integer::sum, TreeMap::new));
    }

    static String name(Reply reply) {
        return reply.arrived() ? Integer.toString(reply.status()) : NONE;
    }

    /** A copy in the order of the statuses. */
    static Map<String, Integer> sorted(Map<String, Integer> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** The counts in words, such as {@code 18 × 200, 2 × 503}. */
    static String text(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(found -> found.getValue() + " × " + found.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Whether this is service: a 2xx, or what the inventory expects in its place. */
    static boolean isService(Reply reply, List<Integer> expected) {
        return reply.arrived() && (reply.status() / 100 == 2 || expected.contains(reply.status()));
    }

    /** Whatever the inventory expects: whoever is only sent elsewhere has not been served, and nothing was tried. */
    static boolean isNothingButRedirects(Collection<Reply> replies) {
        return !replies.isEmpty() && replies.stream().allMatch(Reply::isRedirect);
    }

    /** Checks a setting that lists statuses. */
    static List<Integer> check(String field, @Nullable List<Integer> found) {
        List<Integer> listed = List.copyOf(Setting.orElse(found, List.of()));
        listed.forEach(status -> Setting.check(
                field, status, code -> code >= 300 && code <= 499, "statuses from 300 to 499; 2xx always counts"));
        return listed;
    }
}
