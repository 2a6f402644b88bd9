package teal.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A token as administrators see it: all but the token itself, which nobody keeps but its owner.
 *
 * @param name by which it is known on the audit trail and as the requester of releases
 * @param role the group whose rights it has
 * @param application the only one that it is for; empty: all of them
 * @param lastUsedAt to the minute
 * @param lastUsedFrom the address of that request
 */
public record Token(
        String name,
        String role,
        Optional<String> application,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<String> lastUsedFrom,
        Optional<Instant> revokedAt,
        Optional<String> revokedBy) {

    /** Why it opens nothing any more; empty while it does. */
    public Optional<String> invalid(Instant now) {
        if (revokedAt.isPresent()) {
            return Optional.of("was revoked at " + revokedAt.get());
        }
        return now.isBefore(expiresAt) ? Optional.empty() : Optional.of("expired at " + expiresAt);
    }
}
