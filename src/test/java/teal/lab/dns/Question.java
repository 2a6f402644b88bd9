package teal.lab.dns;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question that a BIND was asked, according to its query log.
 *
 * @param name relative to the root, without the last dot, as it is logged
 * @param signed whether with a key, as Teal asks the primary; a secondary that fetches the zone has none
 */
public record Question(String name, String type, boolean signed) {

    private static final Pattern ASKED =
            Pattern.compile(" client @\\S+ \\S+?(/key \\S+)? \\([^)]*\\):" + " query: (\\S+) IN (\\S+) ");

    /** Not about a name in it; a secondary that fetches the zone asks nothing else. */
    public boolean isAboutTheZone() {
        return type.equals("SOA") || type.equals("IXFR") || type.equals("AXFR");
    }

    static List<Question> in(Stream<String> lines) {
        return lines.map(ASKED::matcher)
                .filter(Matcher::find)
                .map(line -> new Question(line.group(2), line.group(3), line.group(1) != null))
                .toList();
    }
}
