package teal.release;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times of the week when something is allowed.
 *
 * @param days on which the window opens
 * @param closes on the next day, if not after {@code opens}
 * @param zone the time zone, including its daylight saving time
 */
public record TimeWindow(Set<DayOfWeek> days, LocalTime opens, LocalTime closes, ZoneId zone) {

    /** Stands for the application's own time zone, where diagrams name one. */
    public static final String ZONE_OF_APPLICATION = "application";

    public TimeWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a time window without days never opens");
        }
        days = Set.copyOf(days);
    }

    /**
     * Reads days such as {@code Mon-Fri} or {@code Sat,Sun}.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    public static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",")) {
            String[] ends = part.strip().split("-");
            DayOfWeek day = day(ends[0], text);
            DayOfWeek last = day(ends[ends.length - 1], text);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name, String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> name.length() == 3 && day.name().startsWith(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "days: found " + Quoted.text(text) + "; allowed: days such as Mon-Fri or Sat,Sun"));
    }

    public boolean isOpen(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        // A window that opened yesterday may last past midnight.
        return Stream.of(today.minusDays(1), today)
                .filter(day -> days.contains(day.getDayOfWeek()))
                .anyMatch(day -> !now.isBefore(opening(day)) && now.isBefore(closing(day)));
    }

    /** The next opening after the given moment. */
    public Instant nextOpening(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(this::opening)
                .filter(opening -> opening.isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    private Instant opening(LocalDate day) {
        return day.atTime(opens).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        LocalDate last = closes.isAfter(opens) ? day : day.plusDays(1);
        return last.atTime(closes).atZone(zone).toInstant();
    }
}
