package teal.rules;

import java.util.List;
import java.util.Set;

/**
 * A variable of a release, as far as diagrams may use it.
 *
 * @param values what it can be, if that is known; else empty
 */
record ReleaseVariable(String name, Kind kind, List<String> values) {

    /** What a variable holds. */
    enum Kind {
        FLAG("true or false"),
        NUMBER("a number"),
        CHOICE("one of a few words"),
        TEXT("a text"),
        MOMENT("a date and time"),
        DURATION("a duration"),
        CYCLE("a repeated interval"),
        LIST("a list"),
        DATA("data of the release");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Set<Kind> FEW = Set.of(Kind.FLAG, Kind.NUMBER, Kind.CHOICE);

    ReleaseVariable {
        values = List.copyOf(values);
    }

    static ReleaseVariable of(Kind kind, String name) {
        return new ReleaseVariable(name, kind, List.of());
    }

    static ReleaseVariable choice(String name, String... values) {
        return new ReleaseVariable(name, Kind.CHOICE, List.of(values));
    }

    /** Whether it can be decided for which of its values a condition holds. */
    boolean isDecidable() {
        return FEW.contains(kind);
    }
}
