package teal.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How times are written in diagrams, as patterns that mean the same in Java and JavaScript. */
final class Times {

    private static final String DURATION = "P(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?"
            + "(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?";

    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]"
            + "(?::[0-5][0-9](?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?";

    private static final String CYCLE = "R[0-9]{0,5}/(?:" + DATE + "/)?(?:" + DURATION + ")(?:/" + DATE + ")?";

    private static final String CRON = "(?:[0-9A-Za-z*?/,#-]+ +){5,6}[0-9A-Za-z*?/,#-]+";

    /** Of a repeated interval: hours or more, or else minutes and seconds. */
    private static final String LONG = "P[0-9].*|PT[0-9]+H.*";

    private static final String SHORT = "PT(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:\\.[0-9]{1,9})?S)?";

    private static final String RETRIES =
            "R[0-9]{1,3}/(?:" + DURATION + ")|(?:" + DURATION + ")(?: *, *(?:" + DURATION + "))*";

    private Times() {}

    /** The patterns by name, for the Modeler's rules. */
    static Map<String, String> patterns() {
        return new TreeMap<>(Map.of(
                "duration", DURATION,
                "date", DATE,
                "cycle", CYCLE,
                "cron", CRON,
                "long", LONG,
                "short", SHORT,
                "retries", RETRIES));
    }

    static boolean isDuration(String text) {
        return text.matches(DURATION);
    }

    /** A day that the calendar has. */
    static boolean isDate(String text) {
        if (!text.matches(DATE)) {
            return false;
        }
        try {
            LocalDate.parse(text.substring(0, 10));
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    static boolean isCycle(String text) {
        return text.matches(CYCLE) || text.matches(CRON);
    }

    static boolean areRetries(String text) {
        return text.matches(RETRIES);
    }

    /** Whether a cycle comes round more than once a minute. */
    static boolean isTooOften(String cycle) {
        if (cycle.matches(CRON)) {
            return !cycle.substring(0, cycle.indexOf(' ')).matches("[0-9]{1,2}");
        }
        String duration = cycle.replaceFirst("/" + DATE + "$", "").replaceFirst("^.*/", "");
        Matcher parts = Pattern.compile(SHORT).matcher(duration);
        return !duration.matches(LONG) && parts.matches() && 60 * number(parts.group(1)) + number(parts.group(2)) < 60;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
