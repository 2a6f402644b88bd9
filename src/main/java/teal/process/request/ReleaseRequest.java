package teal.process.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.release.Quoted;
import teal.release.Version;

/**
 * What someone asks for.
 *
 * @param artifact where the artifact is, below one of the places that the inventory allows
 * @param sha256 the digest that it must have, in hexadecimal; absent where the requester trusts the place
 * @param override why a version is released again that was rolled back before; absent where it was not
 * @param process one of those that the inventory allows; absent: the first of them
 */
public record ReleaseRequest(
        String application,
        Version version,
        String artifact,
        @Nullable String sha256,
        @Nullable String override,
        @Nullable String process) {

    /** What fits into a variable of the engine, with room to spare. */
    private static final int REASON = 2_000;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    /** By the process that the application usually takes. */
    public ReleaseRequest(
            String application, Version version, String artifact, @Nullable String sha256, @Nullable String override) {
        this(application, version, artifact, sha256, override, null);
    }

    public ReleaseRequest {
        if (artifact.isBlank()) {
            throw new IllegalArgumentException("artifact: found nothing; give the address of the artifact");
        }
        if (override != null && override.length() > REASON) {
            throw new IllegalArgumentException(
                    "override: found " + override.length() + " characters; allowed: up to " + REASON);
        }
        if (sha256 != null && !DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "sha256: found " + Quoted.text(sha256) + "; allowed: 64 hexadecimal digits, or leave it out");
        }
    }
}
