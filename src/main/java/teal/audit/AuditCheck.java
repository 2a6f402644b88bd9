package teal.audit;

import java.util.List;
import java.util.Optional;

/**
 * Whether the trail is intact.
 *
 * @param intact no entry was changed, and none is missing without a repair on record
 * @param entries the number of consecutive valid entries from the beginning
 * @param lastHash the hash of the last entry, if the trail is intact; compare an earlier one, kept elsewhere, with the trail
 * @param firstBroken the first entry that was changed, or is missing and not repaired
 * @param missing all entries that are gone, repaired or not
 * @param problem what is wrong, in words
 */
public record AuditCheck(
        boolean intact,
        long entries,
        Optional<String> lastHash,
        Optional<Long> firstBroken,
        List<Missing> missing,
        Optional<String> problem) {}
