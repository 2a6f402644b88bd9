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
 * @param secret base64 as in the server's key file, at least 16 bytes when decoded, or that file's whole clause; checked at start-up if it already exists
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
        Setting.acrossFields(
                () -> this.secret.ifThere().flatMap(this::fault).ifPresent(found -> {
                    throw new InvalidSetting("secret", found, wanted());
                }),
                "name",
                "algorithm",
                "secret");
    }

    /**
     * Reads the secret and creates the signing key.
     *
     * @throws PermanentRefusal if the secret is neither base64 nor a clause of this key, or is too short; the message does
     *     not contain it
     * @throws teal.release.TechnicalFailure if the secret cannot be read
     */
    TSIG open(Clock clock) {
        fault(secret.reveal()).ifPresent(found -> {
            throw new PermanentRefusal("TSIG key '" + name + "': there is " + found + "; put there " + wanted()
                    + " (tsig-keygen -a " + algorithm + " " + name.replaceFirst("\\.$", "") + ")");
        });
        Name algorithmName = Name.fromConstantString(algorithm + ".");
        String text = secret.reveal(TsigKey::base64);
        SecretKeySpec key = new SecretKeySpec(Base64.getDecoder().decode(text), macName());
        return new TSIG(algorithmName, Name.fromConstantString(name), key, clock);
    }

    private String macName() {
        return "Hmac" + algorithm.substring("hmac-".length()).toUpperCase(Locale.ROOT);
    }

    private String wanted() {
        return "base64 of " + LEAST_BYTES + " bytes or more, or the whole clause that tsig-keygen prints, of key "
                + name + " with " + algorithm;
    }

    /** The secret alone, whichever of the two forms it has. */
    private static String base64(String text) {
        return KeyClause.parse(text).map(KeyClause::secret).orElse(text);
    }

    /** Describes what is wrong with a secret, without showing it. */
    private Optional<String> fault(String text) {
        Optional<KeyClause> clause = KeyClause.parse(text);
        if (clause.isEmpty() && KeyClause.begins(text)) {
            return Optional.of("a key clause that has no name, algorithm and secret, or more than one key");
        }
        return clause.filter(found -> !found.name().equals(name))
                .map(found -> "a clause of key " + found.name())
                .or(() -> clause.filter(found -> !found.algorithm().equals(algorithm))
                        .map(found -> "a clause with algorithm " + found.algorithm()))
                .or(() -> weakness(base64(text)));
    }

    private static Optional<String> weakness(String text) {
        try {
            int bytes = Base64.getDecoder().decode(text).length;
            return bytes < LEAST_BYTES ? Optional.of("a secret of " + bytes + " bytes") : Optional.empty();
        } catch (IllegalArgumentException quotesACharacterOfIt) {
            return Optional.of("a text that is no base64");
        }
    }
}
