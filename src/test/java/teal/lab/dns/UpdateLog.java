package teal.lab.dns;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import teal.lab.dns.LabNameServer.Change;

/**
 * The changes of aliases, according to BIND's own log. It has no serial numbers, so updates of aliases are counted instead:
 * an update that changes nothing takes a number, too.
 */
final class UpdateLog {

    /** With a target: added. Without: deleted, also where another one is added by the same update. */
    private static final Pattern CHANGED = Pattern.compile("^(\\S+ \\S+) .* updating zone '[^']*': (?:adding an RR at"
            + " '([^']+)' CNAME (?:\\S+ )*?(\\S+)|deleting rrset at '([^']+)' CNAME)$");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss.SSS", Locale.ENGLISH);

    private UpdateLog() {}

    /** @param before where each alias pointed before the first line */
    static List<Change> changes(Stream<String> lines, Map<String, String> before) {
        Map<String, String> targets = new TreeMap<>(before);
        List<Change> changes = new ArrayList<>();
        long updates = 0;
        List<Matcher> found =
                lines.map(CHANGED::matcher).filter(Matcher::matches).toList();
        for (int i = 0; i < found.size(); i++) {
            Matcher line = found.get(i);
            boolean added = line.group(2) != null;
            if (!added
                    && i + 1 < found.size()
                    && line.group(4).equals(found.get(i + 1).group(2))) {
                // Replaced
                continue;
            }
            updates++;
            String alias = absolute(added ? line.group(2) : line.group(4));
            String target = added ? absolute(line.group(3)) : "";
            if (!target.equals(targets.put(alias, target))) {
                changes.add(new Change(at(line.group(1)), alias, target, updates));
            }
        }
        return List.copyOf(changes);
    }

    private static Instant at(String text) {
        return LocalDateTime.parse(text, TIME).atZone(ZoneId.systemDefault()).toInstant();
    }

    private static String absolute(String name) {
        return name.endsWith(".") ? name : name + ".";
    }
}
