package teal.engine.bound;

import java.time.Instant;
import java.util.Date;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import teal.release.Reason;

/**
 * Repeating intervals (ISO 8601, 4.5), such as {@code R3/2026-11-29T10:00:00Z/PT4H}. To find the next repeat, the engine
 * counts all of them from the first one: a reminder every second takes longer with each day, and what repeats without any
 * time in between keeps a thread for minutes.
 */
final class Cycle {

    /** More than any author means, and counted within a second. */
    private static final long MOST = 1_000_000;

    private Cycle() {}

    /**
     * The same repeats from this moment on, described so that the engine counts few of them. Anything else stays as it is.
     *
     * @throws IllegalArgumentException if it cannot be counted
     */
    static String shortened(String description, Instant now) {
        String[] parts = description.split("/");
        if (!parts[0].matches("R\\d{0,18}") || parts.length < 2 || parts.length > 3) {
            return description;
        }
        if (isPeriod(parts[1])) {
            Instant end = parts.length == 2 ? now : date(parts[2]);
            mustBeCountable(between(now, end) / length(parts[1], now));
            return description;
        }
        Instant start = date(parts[1]);
        boolean withPeriod = isPeriod(parts[2]);
        long length = withPeriod ? length(parts[2], start) : positive(between(start, date(parts[2])));
        long passed = between(start, now) / length;
        if (withPeriod && !isExact(parts[2])) {
            mustBeCountable(passed);
            return description;
        }
        // The last one that has passed is counted by the engine itself.
        long skipped = Math.max(0, passed - 1);
        String times = parts[0].substring(1);
        if (!times.isEmpty()) {
            skipped = Math.min(skipped, Long.parseLong(times));
            times = Long.toString(Long.parseLong(times) - skipped);
        }
        Instant later = start.plusMillis(skipped * length);
        return "R" + times + "/" + later + "/" + (withPeriod ? parts[2] : later.plusMillis(length));
    }

    private static boolean isPeriod(String part) {
        return part.startsWith("P");
    }

    private static Instant date(String part) {
        return DateTimeUtil.parseDate(part).toInstant();
    }

    private static long between(Instant from, Instant to) {
        return to.toEpochMilli() - from.toEpochMilli();
    }

    private static void mustBeCountable(long repeats) {
        if (repeats > MOST) {
            throw new IllegalArgumentException("it repeats more than " + MOST + " times until now or until its end");
        }
    }

    private static long length(String period, Instant from) {
        return positive(duration(period).getTimeInMillis(Date.from(from)));
    }

    private static long positive(long milliseconds) {
        if (milliseconds <= 0) {
            throw new IllegalArgumentException("it repeats without any time in between");
        }
        return milliseconds;
    }

    /** Days differ with the clocks' change, months and years with the calendar. */
    private static boolean isExact(String period) {
        Duration duration = duration(period);
        return duration.getYears() == 0 && duration.getMonths() == 0 && duration.getDays() == 0;
    }

    private static Duration duration(String period) {
        try {
            DatatypeFactory durations = DatatypeFactory.newInstance();
            return period.matches("P\\d{1,6}W")
                    ? durations.newDuration("P" + 7 * Long.parseLong(period.replaceAll("\\D", "")) + "D")
                    : durations.newDuration(period);
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException("the JDK has no parser for durations: " + Reason.of(e), e);
        }
    }
}
