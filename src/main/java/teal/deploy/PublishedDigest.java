package teal.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.repository.ArtifactAddress;
import teal.repository.ArtifactSource;

/**
 * The SHA-256 in the file next to an artifact, as repositories and builds leave it there: alone, or in a line of
 * {@code sha256sum}. It finds what was damaged or half published; who may change the artifact may change it, too.
 */
final class PublishedDigest {

    private static final String SUFFIX = ".sha256";
    private static final int MOST_BYTES = 10_000;
    private static final Pattern DIGEST = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{64}(?![0-9A-Za-z])");

    private final ArtifactSource source;
    private final List<String> allowed;

    PublishedDigest(ArtifactSource source, List<String> allowed) {
        this.source = source;
        this.allowed = allowed;
    }

    /**
     * Compares, if there is such a file.
     *
     * @throws PermanentRefusal if it has another digest in it, or none
     */
    void check(ArtifactAddress artifact, String digest) {
        if (!ArtifactAddress.isFileName(artifact.fileName() + SUFFIX)) {
            return;
        }
        ArtifactAddress beside = ArtifactAddress.of(artifact.uri() + SUFFIX, allowed);
        Optional<String> text = read(beside);
        if (text.isEmpty() || new FirstBytes(text.get().getBytes(StandardCharsets.UTF_8)).isPage()) {
            return; // some servers answer with a page where there is nothing
        }
        List<String> digests = text.get()
                .lines()
                .filter(line -> text.get().lines().count() == 1 || line.contains(artifact.fileName()))
                .flatMap(line -> DIGEST.matcher(line).results().map(MatchResult::group))
                .map(found -> found.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (digests.size() != 1) {
            throw new PermanentRefusal("artifact " + artifact.uri() + ": the file next to it, " + beside.fileName()
                    + ", does not have one SHA-256 for it; publish both again, or give the digest with the request");
        }
        if (!digests.get(0).equals(digest)) {
            throw new PermanentRefusal("artifact " + artifact.uri() + " has the SHA-256 " + digest + ", the one in "
                    + beside.fileName() + " next to it is " + digests.get(0)
                    + "; it was damaged, or only one of them is new: publish both again");
        }
    }

    private Optional<String> read(ArtifactAddress beside) {
        try {
            return source.readIfThere(beside, MOST_BYTES).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TechnicalFailure("digest " + beside.uri() + " cannot be fetched (" + Reason.of(e) + ")", e);
        }
    }
}
