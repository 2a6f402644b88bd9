package teal.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A reference to a secret: {@code file:/run/secrets/tsig} or {@code env:SHOP_TSIG}. The value is read at each use, so
 * rotating a secret needs no restart, and it never appears in a log, an error or a variable.
 */
public final class Secret {

    private final String reference;

    public Secret(String reference) {
        String start = reference.toLowerCase(Locale.ROOT);
        if (!start.startsWith("file:") && !start.startsWith("env:")) {
            // The value is left out of the message: it may well be the secret.
            throw new InvalidSetting(
                    "", "a value", "a reference: file:/path/to/secret or env:NAME, never the secret itself");
        }
        this.reference = reference;
    }

    /**
     * Reads the value, without surrounding white space.
     *
     * @throws TechnicalFailure if the file or variable is missing or empty
     */
    public String reveal() {
        String name = reference.substring(reference.indexOf(':') + 1);
        String value = reference.toLowerCase(Locale.ROOT).startsWith("file:") ? fromFile(name) : fromEnvironment(name);
        if (value.isBlank()) {
            throw new TechnicalFailure("secret " + reference + " is empty; put the value there");
        }
        String secret = value.strip();
        Masked.keepSecret(secret);
        return secret;
    }

    /** Reads a value of which one part is the secret proper; both are masked from now on. */
    public String reveal(UnaryOperator<String> part) {
        String secret = part.apply(reveal());
        Masked.keepSecret(secret);
        return secret;
    }

    /** The value if it can be read right now, to check it before it is needed. */
    public Optional<String> ifThere() {
        try {
            return Optional.of(reveal());
        } catch (TechnicalFailure notYet) {
            return Optional.empty();
        }
    }

    /** What is wrong with a reference that leads to no secret; empty if the secret can be read right now. */
    public Optional<String> missing() {
        try {
            reveal();
            return Optional.empty();
        } catch (TechnicalFailure missing) {
            String why = missing.getCause() == null ? "there is nothing in it" : Reason.of(missing.getCause());
            return Optional.of("'" + reference + "' (" + why + ")");
        }
    }

    private String fromFile(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException e) {
            throw new TechnicalFailure("secret " + reference + " cannot be read (" + Reason.of(e) + ")", e);
        }
    }

    private String fromEnvironment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "********";
    }
}
