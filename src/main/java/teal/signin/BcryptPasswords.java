package teal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Stored passwords that are slow to guess. The engine's own default is a single round of SHA-512, of which a graphics card
 * tries billions a second.
 *
 * <p>bcrypt looks at 72 bytes only, so it gets a digest of the password instead, to which the engine has added a salt.
 */
final class BcryptPasswords implements PasswordEncryptor {

    private static final String NAME = "bcrypt-sha256";
    private static final String PREFIX = "{" + NAME + "}";

    /** In bcrypt's own base 64. */
    private static final int HASH_LENGTH = 31;

    private final BCryptPasswordEncoder bcrypt;
    private final int cost;

    BcryptPasswords(int cost) {
        this.bcrypt = new BCryptPasswordEncoder(cost);
        this.cost = cost;
    }

    /**
     * What takes as long to compare with as a stored password, and is nobody's. Nothing is computed for it: to make a real one
     * costs each start as much as a sign-in.
     */
    String nobodys() {
        return BCrypt.gensalt(cost) + ".".repeat(HASH_LENGTH);
    }

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return bcrypt.matches(digest(password), encrypted);
    }

    /** Written in front of each stored password, by which the engine knows how to check it. */
    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    /** Whether a stored password was made in another way or with less work, and should be made anew. */
    boolean isOutOfDate(String stored) {
        return !stored.startsWith(PREFIX) || bcrypt.upgradeEncoding(stored.substring(PREFIX.length()));
    }

    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
