package teal.traffic;

import java.time.Instant;
import teal.release.Report;

/**
 * The result of a switch.
 *
 * @param found where the CNAME pointed when Teal last looked
 * @param wanted where it should point
 * @param changed whether this call moved it
 * @param cachesExpireAt when no cache that obeys TTLs can still hold an older answer from the primary
 * @param serial the zone's serial number at that point
 */
public record SwitchReport(
        boolean passed,
        String summary,
        String found,
        String wanted,
        boolean changed,
        Instant cachesExpireAt,
        long serial)
        implements Report {

    @Override
    public boolean unneeded() {
        return passed && !changed;
    }
}
