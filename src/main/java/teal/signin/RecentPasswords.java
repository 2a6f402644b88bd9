package teal.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right a moment ago, for programs that send theirs with each request. Only keyed digests are kept, the
 * key is this process's own and new at each start, and one counts only for the stored password for which it was checked: as
 * soon as that is another one, or gone, it is checked again.
 */
final class RecentPasswords {

    static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> right = new LeastRecentlyUsed<>(MOST);

    RecentPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean isKnown(Account account, String password) {
        Instant now = clock.instant();
        synchronized (right) {
            Instant at = right.get(digest(account, password));
            return at != null && !now.isBefore(at) && now.isBefore(at.plus(KEPT));
        }
    }

    void keep(Account account, String password) {
        synchronized (right) {
            right.put(digest(account, password), clock.instant());
        }
    }

    private String digest(Account account, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : new String[] {account.name(), account.passwordMark(), password}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
