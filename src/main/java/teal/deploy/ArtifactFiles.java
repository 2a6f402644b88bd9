package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an artifact leaves in a version's directory, as one digest: a node can tell by it whether it has just that.
 *
 * @param artifact the artifact's SHA-256
 * @param list the SHA-256 of the list that adopt.sh makes: a line for each file, directory and link, in the order of their
 *     bytes
 */
public record ArtifactFiles(String artifact, String list) {

    /** @param file what goes to nodes: the artifact itself or, for an archive, Teal's plain copy of it */
    static ArtifactFiles of(Artifact artifact, UploadFile file, ArtifactSettings settings) throws IOException {
        Set<String> lines = new TreeSet<>((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)));
        lines.add(".");
        if (artifact.isArchive()) {
            new TarReader(file.file(), ArchiveKind.GZIP, settings).read(new Listing(lines)::add);
        } else {
            lines.add(artifact.sha256() + "  ./" + artifact.fileName());
        }
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return new ArtifactFiles(artifact.sha256(), HexFormat.of().formatHex(sha256().digest(bytes(text))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Listing(Set<String> lines, Map<String, String> digests) {

        Listing(Set<String> lines) {
            this(lines, new HashMap<>());
        }

        void add(FoundEntry entry, InputStream content) throws IOException {
            String name = ArchiveTree.plain(entry.name());
            for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
                lines.add("./" + name.substring(0, end));
            }
            switch (entry.kind()) {
                case DIRECTORY -> lines.add("./" + name);
                case SYMBOLIC_LINK -> lines.add("./" + name + " -> " + entry.target());
                case HARD_LINK -> file(name, digests.getOrDefault(ArchiveTree.plain(entry.target()), ""));
                default -> file(name, digest(content));
            }
        }

        private void file(String name, String digest) {
            digests.put(name, digest);
            lines.add(digest + "  ./" + name);
        }

        private static String digest(InputStream content) throws IOException {
            DigestInputStream read = new DigestInputStream(content, sha256());
            byte[] buffer = new byte[1 << 16];
            while (read.read(buffer) >= 0) {
                // Only the digest counts
            }
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        }
    }
}
