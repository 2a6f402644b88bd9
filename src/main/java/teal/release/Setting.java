package teal.release;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks for setting values; a failed check names the field, the value found and what is allowed. */
public final class Setting {

    private Setting() {}

    /**
     * Returns the value if it is present and passes the test. While mistakes are collected, it is returned in any case: what
     * is built from it is not used.
     */
    public static <T> T check(String field, @Nullable T found, Predicate<T> test, String allowed) {
        if (found == null || !test.test(found)) {
            SettingMistakes.report(new InvalidSetting(field, found, allowed));
        }
        return found;
    }

    /** Returns the list if it is present and passes the test. */
    public static <T> List<T> list(String field, @Nullable List<T> found, Predicate<List<T>> test, String allowed) {
        return List.copyOf(orElse(check(field, found, test, allowed), List.of()));
    }

    /** Runs a check that compares fields with each other; only if each of them is right by itself. */
    public static void acrossFields(Runnable check, String... fields) {
        if (SettingMistakes.areSound(fields)) {
            check.run();
        }
    }

    /** Returns the value if it is present. */
    public static <T> T required(String field, @Nullable T found, String allowed) {
        return check(field, found, value -> !value.toString().isBlank(), allowed);
    }

    /** Returns the entries that diagrams may refer to, sorted by name; none if absent. */
    public static <T> Map<String, T> named(String field, @Nullable Map<String, T> found) {
        Map<String, T> sorted = new TreeMap<>(orElse(found, Map.of()));
        sorted.keySet()
                .forEach(name -> check(
                        field,
                        name,
                        known -> known.matches("[a-z][a-z0-9-]{0,62}"),
                        "names of up to 63 lower-case letters, digits and '-', a letter first"));
        return Collections.unmodifiableMap(sorted);
    }

    /** Returns the value, or the fallback if it is absent. */
    public static <T> T orElse(@Nullable T found, T fallback) {
        return found == null ? fallback : found;
    }

    /** Returns the duration, or the fallback if absent, provided that it is within the bounds (inclusive). */
    public static Duration within(
            String field, @Nullable Duration found, Duration fallback, Duration least, Duration most) {
        return check(
                field,
                orElse(found, fallback),
                value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                "a duration from " + words(least) + " to " + words(most));
    }

    /** Returns the number, or the fallback if absent, provided that it is within the bounds (inclusive). */
    public static int within(String field, @Nullable Integer found, int fallback, int least, int most) {
        return check(
                field,
                orElse(found, fallback),
                value -> value >= least && value <= most,
                "a whole number from " + least + " to " + most);
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
