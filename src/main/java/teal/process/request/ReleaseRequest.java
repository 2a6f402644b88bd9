package teal.process.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.release.Quoted;
import teal.release.Version;

/**
 * A request for a release.
 *
 * @param artifact location of the artifact, below one of those that the inventory allows
 * @param sha256 its expected digest, in hexadecimal; absent if the requester trusts the location
 * @param override reason for releasing a version that was rolled back before; absent if it was not
 * @param process one of the processes that the inventory allows; absent: the first of them
 */
public record ReleaseRequest(
        String application,
        Version version,
        String artifact,
        @Nullable String sha256,
        @Nullable String override,
        @Nullable String process) {

    /** The maximum that fits into an engine variable, with room to spare. */
    private static final int REASON = 2_000;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    /** With the application's default process. */
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
