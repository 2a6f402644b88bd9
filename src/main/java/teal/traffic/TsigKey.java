package teal.traffic;

import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import teal.release.DnsName;
import teal.release.InvalidSetting;
import teal.release.PermanentRefusal;
import teal.release.Secret;
import teal.release.Setting;

/**
 * The key that signs updates. Only algorithms that RFC 8945 §6 recommends: HMAC-MD5 must not and HMAC-SHA1 should not be
 * used any more, and variants that are truncated or shorter than SHA-256 gain nothing.
 *
 * @param name the key's name on the server; the final dot may be left out
 * @param algorithm {@code hmac-sha256} (default), {@code hmac-sha384} or {@code hmac-sha512}
 * @param secret base64 as in the server's key file, at least 16 bytes when decoded; checked at start-up if it already exists
 *     by then, and read and checked again at each use
 */
public record TsigKey(String name, String algorithm, Secret secret) {

    private static final Set<String> ALGORITHMS = Set.of("hmac-sha256", "hmac-sha384", "hmac-sha512");
    private static final int LEAST_BYTES = 16;

    public TsigKey(@Nullable String name, @Nullable String algorithm, @Nullable Secret secret) {
        this.name = DnsName.absolute("name", name == null || name.endsWith(".") ? name : name + ".");
        this.algorithm = Setting.check(
                "algorithm",
                Setting.orElse(algorithm, "hmac-sha256").toLowerCase(Locale.ROOT),
                ALGORITHMS::contains,
                "hmac-sha256, hmac-sha384 or hmac-sha512 (md5 and sha1 are too weak, RFC 8945 §6)");
        this.secret = Setting.required("secret", secret, "a reference: file:/path/to/secret or env:NAME");
        this.secret.ifThere().flatMap(TsigKey::weakness).ifPresent(found -> {
            throw new InvalidSetting(
                    "secret", found, "base64 of " + LEAST_BYTES + " bytes or more, as tsig-keygen makes it");
        });
    }

    /**
     * Reads the secret and creates the signing key.
     *
     * @throws PermanentRefusal if the secret is not base64 or is too short; the message does not contain it
     * @throws teal.release.TechnicalFailure if the secret cannot be read
     */
    TSIG open(Clock clock) {
        String text = secret.reveal();
        weakness(text).ifPresent(found -> {
            throw new PermanentRefusal("TSIG key '" + name + "': there is " + found + "; put one of " + LEAST_BYTES
                    + " bytes or more there (tsig-keygen -a " + algorithm + " " + name + ")");
        });
        Name algorithmName = Name.fromConstantString(algorithm + ".");
        SecretKeySpec key = new SecretKeySpec(Base64.getDecoder().decode(text), macName());
        return new TSIG(algorithmName, Name.fromConstantString(name), key, clock);
    }

    private String macName() {
        return "Hmac" + algorithm.substring("hmac-".length()).toUpperCase(Locale.ROOT);
    }

    /** Describes what is wrong with a secret, without showing it. */
    private static Optional<String> weakness(String text) {
        try {
            int bytes = Base64.getDecoder().decode(text).length;
            return bytes < LEAST_BYTES ? Optional.of("a secret of " + bytes + " bytes") : Optional.empty();
        } catch (IllegalArgumentException quotesACharacterOfIt) {
            return Optional.of("a text that is no base64");
        }
    }
}
