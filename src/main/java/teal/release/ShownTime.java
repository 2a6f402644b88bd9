package teal.release;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment for people, who may be in another time zone than Teal: in the application's, which is named. */
public final class ShownTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm VV", Locale.ENGLISH);

    private ShownTime() {}

    /** Such as {@code 30 Nov 2026, 18:00 Europe/Berlin}. */
    public static String in(ZoneId zone, Instant at) {
        return FORMAT.format(at.atZone(zone));
    }
}
