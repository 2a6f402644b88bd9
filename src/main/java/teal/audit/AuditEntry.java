package teal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One action by one person.
 *
 * @param number starts at 1, without gaps
 * @param at the time, in UTC
 * @param person the user's id, or for a failed sign-in the name that was entered
 * @param act the action, as the engine or Teal names it: {@code StartProcessInstance}, {@code SignInFailed}
 * @param subject the object of the action: a release, a task, a user
 * @param details the changes; never a secret
 * @param hash over this entry and the previous entry's hash, so that a change to any earlier entry shows
 */
public record AuditEntry(
        long number, Instant at, String person, String act, String subject, String details, String hash) {

    /** The previous hash of the first entry. */
    static final String BEGINNING = "0".repeat(64);

    static AuditEntry after(String previousHash, long number, Instant at, Act act) {
        String hash = hash(previousHash, number, at, act.person(), act.act(), act.subject(), act.details());
        return new AuditEntry(number, at, act.person(), act.act(), act.subject(), act.details(), hash);
    }

    boolean follows(String previousHash, long previousNumber) {
        return number == previousNumber + 1
                && hash.equals(hash(previousHash, number, at, person, act, subject, details));
    }

    /** Each part is preceded by its length, so that no text can pass for two. */
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
