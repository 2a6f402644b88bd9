package teal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what strangers do, so that nobody can fill the trail without signing in. The first few acts of each kind
 * in a minute have entries of their own; the rest of that minute is counted, and becomes one entry that says how many of what, from how many
 * addresses and under which names. The memory it needs is bounded, too.
 */
final class Strangers {

    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int ENTRIES_EACH = 3;
    private static final int MOST_ADDRESSES = 1_000;
    private static final int MOST_NAMES = 100;
    private static final int SHOWN = 10;

    private final Clock clock;
    private final Map<String, Integer> singles = new HashMap<>();
    private final Map<String, Long> acts = new TreeMap<>();
    private final Map<String, Long> addresses = new LinkedHashMap<>();
    private final Map<String, Long> names = new LinkedHashMap<>();
    private @Nullable Instant since;

    Strangers(Clock clock) {
        this.clock = clock;
    }

    /** Whether this act has an entry of its own; otherwise it is counted here. */
    synchronized boolean isSingle(String name, String act, String address) {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        if (singles.merge(act, 1, Integer::sum) <= ENTRIES_EACH) {
            return true;
        }
        acts.merge(act, 1L, Long::sum);
        count(addresses, address, MOST_ADDRESSES);
        count(names, name, MOST_NAMES);
        return false;
    }

    private static void count(Map<String, Long> counts, String what, int most) {
        if (counts.containsKey(what) || counts.size() < most) {
            counts.merge(what, 1L, Long::sum);
        }
    }

    /** What was counted in the minute that is over, if anything. The next minute begins with the next act. */
    synchronized Optional<String> due() {
        return since == null || clock.instant().isBefore(since.plus(WINDOW)) ? Optional.empty() : take();
    }

    /** What has been counted so far, however long ago. */
    synchronized Optional<String> take() {
        Optional<String> summary = acts.isEmpty() ? Optional.empty() : Optional.of(summary());
        acts.clear();
        addresses.clear();
        names.clear();
        singles.clear();
        since = null;
        return summary;
    }

    private String summary() {
        return "since " + since + ", besides those with entries of their own: "
                + acts.entrySet().stream()
                        .map(act -> act.getValue() + " " + act.getKey())
                        .collect(Collectors.joining(", "))
                + "; from " + atLeast(addresses, MOST_ADDRESSES) + " addresses: " + most(addresses) + "; names: "
                + most(names);
    }

    private static String atLeast(Map<String, Long> counts, int most) {
        return (counts.size() == most ? "at least " : "") + counts.size();
    }

    private static String most(Map<String, Long> counts) {
        String shown = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .map(each -> shortened(each.getKey()) + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
        return counts.size() > SHOWN ? shown + " and others" : shown;
    }

    private static String shortened(String text) {
        return text.length() > 64 ? text.substring(0, 64) + "..." : text;
    }
}
