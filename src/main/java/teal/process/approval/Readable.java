package teal.process.approval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values formatted for people. */
final class Readable {

    private Readable() {}

    /** The two largest units, such as {@code 1 min 2 s}; milliseconds below one second. */
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDaysPart(), duration.toDaysPart() == 1 ? "day" : "days");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        add(parts, duration.toSecondsPart(), "s");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }

    /** Such as {@code 24.3 MB (25,480,000 bytes)}. */
    static String size(long bytes) {
        String exact = String.format(Locale.ENGLISH, "%,d bytes", bytes);
        return bytes < 1_000_000 ? exact : String.format(Locale.ENGLISH, "%.1f MB (%s)", bytes / 1_000_000.0, exact);
    }

    static String milliseconds(Duration duration) {
        return String.format(Locale.ENGLISH, "%,d ms", duration.toMillis());
    }
}
