package teal.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import teal.release.Node;
import teal.release.Version;

/**
 * The state of a node.
 *
 * @param current the version that {@code current} points at
 * @param previous the version that was current before
 * @param complete the versions that are completely there
 * @param digests the SHA-256 of the artifact that a version came from, as far as that is known
 * @param adopted the versions that ran on the node from elsewhere, and are not the same as an artifact
 * @param missingTools what it would need to unpack an archive, and does not have
 */
public record NodeState(
        Node node,
        Optional<Version> current,
        Optional<Version> previous,
        List<Version> complete,
        Map<Version, String> digests,
        Set<Version> adopted,
        List<String> missingTools) {

    public NodeState {
        complete = List.copyOf(complete);
        digests = Map.copyOf(digests);
        adopted = Set.copyOf(adopted);
        missingTools = List.copyOf(missingTools);
    }

    /** What the node lacks to unpack an artifact; nothing if that is a single file. */
    public List<String> missingToolsFor(Artifact artifact) {
        return artifact.isArchive() ? missingTools : List.of();
    }

    /** The SHA-256 of the artifact that the node has the version from, if that is another one. */
    public Optional<String> otherDigest(Version version, String sha256) {
        return Optional.ofNullable(digests.get(version)).filter(found -> !found.equals(sha256));
    }
}
