package teal.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Other ways to write a path, as somebody would try them who wants past a guard that compares texts. */
final class Spellings {

    private Spellings() {}

    /** The path itself, and it with each segment written in each other way. */
    static Set<String> of(String path) {
        Set<String> all = new LinkedHashSet<>();
        all.add(path);
        List<String> segments = List.of(path.substring(1).split("/"));
        for (int i = 0; i < segments.size(); i++) {
            for (String other : others(segments.get(i))) {
                List<String> changed = new ArrayList<>(segments);
                changed.set(i, other);
                all.add("/" + String.join("/", changed));
            }
        }
        all.add(path + "/");
        all.add(path + "//");
        all.add("/" + path);
        all.add(path + ".json");
        all.add(path + "?_method=GET");
        all.add(path + "%00");
        all.add(path + "#x");
        all.add("/camunda/app/.." + path);
        all.add("/camunda/app/..;/.." + path);
        all.add("/actuator/health/%2e%2e/%2e%2e" + path);
        return all;
    }

    private static List<String> others(String segment) {
        if (segment.isEmpty()) {
            return List.of();
        }
        String first = String.format("%%%02x", (int) segment.charAt(0)) + segment.substring(1);
        String all = segment.chars()
                .mapToObj(character -> String.format("%%%02X", character))
                .reduce("", String::concat);
        String twice = String.format("%%25%02x", (int) segment.charAt(0)) + segment.substring(1);
        return List.of(
                segment + ";x",
                segment + ";",
                ";x=y/" + segment,
                segment + ";jsessionid=1",
                segment + "%3bx",
                first,
                all,
                twice,
                "%2f" + segment,
                segment + "%2f",
                "%5c" + segment,
                "\\" + segment,
                "/" + segment,
                "./" + segment,
                "x/../" + segment,
                "%2e/" + segment,
                "x/%2e%2e/" + segment,
                segment.toUpperCase(Locale.ROOT),
                segment + ".",
                segment + "%2e",
                segment + "%20",
                segment + "+",
                segment + "%09",
                segment + "%0a",
                segment + ".json");
    }
}
