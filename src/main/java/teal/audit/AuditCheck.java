package teal.audit;

import java.util.Optional;

/**
 * Whether the trail is intact.
 *
 * @param entries the number of consecutive valid entries from the beginning
 * @param lastHash the hash of the last entry; compare an earlier one, kept elsewhere, with the trail
 * @param firstBroken the entry that was changed or is missing
 */
public record AuditCheck(boolean intact, long entries, Optional<String> lastHash, Optional<Long> firstBroken) {

    static AuditCheck whole(long entries, String lastHash) {
        return new AuditCheck(true, entries, Optional.of(lastHash), Optional.empty());
    }

    static AuditCheck broken(long entries, long firstBroken) {
        return new AuditCheck(false, entries, Optional.empty(), Optional.of(firstBroken));
    }
}
