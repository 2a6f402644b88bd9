package teal.audit;

import java.util.Optional;

/**
 * Whether the trail is as it was written.
 *
 * @param entries how many follow each other without a flaw from the beginning on
 * @param lastHash of the last entry; who kept an earlier one elsewhere finds it in the trail again
 * @param firstBroken the entry that was changed, or is missing
 */
public record AuditCheck(boolean intact, long entries, Optional<String> lastHash, Optional<Long> firstBroken) {

    static AuditCheck whole(long entries, String lastHash) {
        return new AuditCheck(true, entries, Optional.of(lastHash), Optional.empty());
    }

    static AuditCheck broken(long entries, long firstBroken) {
        return new AuditCheck(false, entries, Optional.empty(), Optional.of(firstBroken));
    }
}
