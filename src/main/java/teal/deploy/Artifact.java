package teal.deploy;

/**
 * The artifact that a release deploys, pinned: whatever its location serves later, only these bytes go to nodes.
 *
 * @param uri where it came from
 * @param fileName its name at that location
 * @param size in bytes
 * @param sha256 64 hexadecimal digits in lower case
 */
public record Artifact(String uri, String fileName, long size, String sha256) {

    boolean isArchive() {
        return fileName.endsWith(".tar.gz") || fileName.endsWith(".tgz");
    }
}
