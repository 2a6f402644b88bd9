package teal.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entry with which an administrator lets the trail go on: it names the entries that are gone. */
final class Repair {

    private static final String ACT = "RepairTrail";

    /** As many as fit into an entry; the rest needs another repair. */
    private static final int MOST = 20;

    private static final Pattern MISSING =
            Pattern.compile("missing: (\\d{1,18}-\\d{1,18}(?:, \\d{1,18}-\\d{1,18})*); .*", Pattern.DOTALL);

    private Repair() {}

    static Act act(String person, List<Missing> missing, String problem, String reason) {
        String gone = missing.stream()
                .limit(MOST)
                .map(gap -> gap.from() + "-" + gap.to())
                .collect(Collectors.joining(", ", "missing: ", "; "));
        return new Act(
                person,
                ACT,
                "audit trail",
                (missing.isEmpty() ? "" : gone) + "found: " + problem + "; reason: " + reason);
    }

    /** The entries without which the trail goes on, if this is such an entry. */
    static List<Missing> of(AuditEntry entry) {
        Matcher missing = MISSING.matcher(entry.details());
        return entry.act().equals(ACT) && missing.matches()
                ? Stream.of(missing.group(1).split(", "))
                        .map(range -> range.split("-"))
                        .map(ends -> new Missing(
                                Long.parseLong(ends[0]), Long.parseLong(ends[1]), Optional.of(entry.number())))
                        .toList()
                : List.of();
    }
}
