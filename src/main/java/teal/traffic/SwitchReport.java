package teal.traffic;

import java.time.Instant;
import teal.release.Report;

/**
 * How a switch went.
 *
 * @param found where the CNAME pointed when Teal last looked
 * @param wanted where it should point
 * @param changed whether this very call moved it
 * @param cachesExpireAt when no cache that obeys TTLs can hold an older answer of the primary's any more
 * @param serial the zone's serial number then
 */
public record SwitchReport(
        boolean passed,
        String summary,
        String found,
        String wanted,
        boolean changed,
        Instant cachesExpireAt,
        long serial)
        implements Report {}
