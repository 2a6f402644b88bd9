package teal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A column of a decision table.
 *
 * @param name of its input or output variable
 * @param choices the possible values, if there are only a few; else empty
 * @param least the smallest number allowed
 * @param most the largest number allowed
 * @param required whether an answer is required, that is, must not be empty
 */
record PolicyColumn(String name, Kind kind, List<String> choices, long least, long most, boolean required) {

    /** The type of a column, among those that the Modeler offers. */
    enum Kind {
        TEXT("string"),
        NUMBER("integer", "long", "double", "number"),
        MOMENT("date", "dateTime"),
        FLAG("boolean");

        private final List<String> types;

        Kind(String... types) {
            this.types = List.of(types);
        }

        List<String> names() {
            return types;
        }

        String types() {
            return String.join(" or ", types);
        }

        /** Some DMN types come with a prefix or capital letters. */
        static Optional<Kind> of(String type) {
            String plain = type.replaceFirst("^.*:", "");
            return Arrays.stream(values())
                    .filter(kind -> kind.types.stream().anyMatch(plain::equalsIgnoreCase))
                    .findFirst();
        }
    }

    static PolicyColumn text(String name) {
        return new PolicyColumn(name, Kind.TEXT, List.of(), 0, 0, true);
    }

    static PolicyColumn choice(String name, List<String> choices) {
        return new PolicyColumn(name, Kind.TEXT, choices, 0, 0, true);
    }

    static PolicyColumn number(String name, long least, long most) {
        return new PolicyColumn(name, Kind.NUMBER, List.of(), least, most, true);
    }

    static PolicyColumn moment(String name) {
        return new PolicyColumn(name, Kind.MOMENT, List.of(), 0, 0, true);
    }

    /** A column of an author's own table: only its type is known. */
    static PolicyColumn unknown(String name, Kind kind) {
        return new PolicyColumn(name, kind, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, false);
    }

    boolean isUnknown() {
        return least == Long.MIN_VALUE;
    }

    PolicyColumn orNothing() {
        return new PolicyColumn(name, kind, choices, least, most, false);
    }

    /** The allowed conditions, in words. */
    String allowed() {
        String bounds = isUnknown() ? "" : String.format(Locale.ROOT, " from %d to %d", least, most);
        return switch (kind) {
            case TEXT ->
                choices.isEmpty()
                        ? "texts in double quotes such as \"shop\", separated by commas, or not(...) of them"
                        : choices.stream().collect(Collectors.joining("\", \"", "\"", "\""))
                                + ", separated by commas, or not(...) of them";
            case NUMBER -> "numbers" + bounds + ", such as 7, >= 7 or [7..9], separated by commas";
            case MOMENT ->
                "a time such as >= date and time(\"2026-12-24T00:00:00\"), or from [date and time(...)..date and time(...)]";
            case FLAG -> "true or false";
        };
    }

    /** The allowed answers, in words. */
    String allowedAnswer() {
        String bounds = isUnknown() ? "" : String.format(Locale.ROOT, " from %d to %d", least, most);
        return switch (kind) {
            case TEXT -> "one text in double quotes such as \"approvers\"" + (required ? "" : ", or nothing");
            case NUMBER -> "one number" + bounds;
            case MOMENT -> "one time such as date and time(\"2026-12-24T00:00:00\")";
            case FLAG -> "true or false";
        };
    }
}
