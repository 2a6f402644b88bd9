package teal.deploy;

/**
 * The artifact that a release deploys, pinned: whatever its location serves later, only these bytes go to nodes.
 *
 * @param uri where it came from
 * @param fileName its name: that at its location, or the one that the inventory gives it
 * @param size in bytes
 * @param sha256 64 hexadecimal digits in lower case
 */
public record Artifact(String uri, String fileName, long size, String sha256) {

    /** Whether nodes get what is in it, rather than the file itself. */
    boolean isArchive() {
        return ArchiveKind.of(fileName).isPresent();
    }
}
