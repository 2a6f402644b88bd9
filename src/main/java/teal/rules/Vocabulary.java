package teal.rules;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that inputs may have in this installation, taken from its inventory. */
public final class Vocabulary {

    /** The kind of name. */
    public enum Kind {
        APPLICATION("the inventory"),
        TASK("deployment.tasks of the inventory"),
        ENDPOINT("endpoints of the inventory"),
        WEBHOOK("teal.notifications.webhooks"),
        TIME_ZONE("the time zones that Java knows"),
        GROUP("the groups of the Admin application");

        private final String where;

        Kind(String where) {
            this.where = where;
        }

        String where() {
            return where;
        }
    }

    /** A company may have hundreds of groups; nobody reads them all in a message. */
    private static final int MOST = 30;

    private final Map<Kind, SortedSet<String>> names = new EnumMap<>(Kind.class);
    private final Map<String, SortedSet<String>> required = new TreeMap<>();

    /** Adds names; applications need not have the same ones. */
    public Vocabulary with(Kind kind, Set<String> more) {
        names.computeIfAbsent(kind, first -> new TreeSet<>()).addAll(more);
        return this;
    }

    /** Adds what an application requires of the diagrams that its releases run. */
    public Vocabulary requiring(String application, Collection<String> guards) {
        guards.forEach(guard ->
                required.computeIfAbsent(guard, first -> new TreeSet<>()).add(application));
        return this;
    }

    /** The applications that require a guard. */
    List<String> requiring(String guard) {
        return List.copyOf(required.getOrDefault(guard, new TreeSet<>()));
    }

    /** Whether names of this kind can be checked here at all. */
    boolean knows(Kind kind) {
        return names.containsKey(kind);
    }

    boolean has(Kind kind, String name) {
        return names.getOrDefault(kind, new TreeSet<>()).contains(name);
    }

    /** The known names, in words. */
    String listed(Kind kind) {
        SortedSet<String> known = names.getOrDefault(kind, new TreeSet<>());
        if (kind == Kind.TIME_ZONE) {
            return "zones such as Europe/Berlin and UTC, and 'application' for the application's own";
        }
        return known.isEmpty()
                ? "(none)"
                : known.stream().limit(MOST).collect(Collectors.joining(", "))
                        + (known.size() > MOST ? " and " + (known.size() - MOST) + " more" : "");
    }
}
