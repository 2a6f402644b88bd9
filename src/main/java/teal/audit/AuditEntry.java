package teal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One act of one person.
 *
 * @param number 1 for the first of all, without gaps
 * @param at when, in UTC
 * @param person who: the user's id, or what was given for it where a sign-in failed
 * @param act what was done, as the engine or Teal calls it: {@code StartProcessInstance}, {@code SignInFailed}
 * @param subject what it was done to: a release, a task, a user
 * @param details what changed; never a secret
 * @param hash of this entry and the hash of the one before it, so that a change of any earlier entry shows
 */
public record AuditEntry(
        long number, Instant at, String person, String act, String subject, String details, String hash) {

    /** The hash that stands before the first entry. */
    static final String BEGINNING = "0".repeat(64);

    static AuditEntry after(String previousHash, long number, Instant at, Act act) {
        String hash = hash(previousHash, number, at, act.person(), act.act(), act.subject(), act.details());
        return new AuditEntry(number, at, act.person(), act.act(), act.subject(), act.details(), hash);
    }

    boolean follows(String previousHash, long previousNumber) {
        return number == previousNumber + 1
                && hash.equals(hash(previousHash, number, at, person, act, subject, details));
    }

    /** Each part with its length in front, so that no text can pass for two. */
    private static String hash(String previousHash, Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previousHash.getBytes(StandardCharsets.UTF_8));
            for (Object part : parts) {
                byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
