package teal.traffic;

import java.time.Instant;
import java.util.Optional;
import teal.release.Report;

/**
 * The result of a switch.
 *
 * @param found where the CNAME pointed when Teal last looked
 * @param wanted where it should point
 * @param changed whether this call moved it
 * @param cachesExpireAt when no cache that obeys TTLs can still hold an older answer from the primary
 * @param switchedAt when this release moved it there, now or in an earlier attempt; empty if it did not
 */
public record SwitchReport(
        boolean passed,
        String summary,
        String found,
        String wanted,
        boolean changed,
        Instant cachesExpireAt,
        Optional<Instant> switchedAt)
        implements Report {

    @Override
    public boolean unneeded() {
        return passed && !changed;
    }
}
