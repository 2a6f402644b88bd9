package teal.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * Where artifacts may come from and how large they may be.
 *
 * @param from allowed locations, each ending in '/': {@code https://repo.example/shop/}, {@code file:/srv/artifacts/}
 * @param maxMegabytes the largest artifact in MiB, default 512
 * @param maxUnpackedMegabytes the maximum unpacked size of an archive in MiB, default four times {@code maxMegabytes}
 * @param maxEntries files, directories and links in an archive, default 20 000
 * @param signedBy an Ed25519 public key in PEM, with which every artifact must then be signed; absent: no signatures
 *     required
 */
public record ArtifactSettings(
        List<String> from,
        Integer maxMegabytes,
        Integer maxUnpackedMegabytes,
        Integer maxEntries,
        @Nullable Path signedBy) {

    public ArtifactSettings(
            @Nullable List<String> from,
            @Nullable Integer maxMegabytes,
            @Nullable Integer maxUnpackedMegabytes,
            @Nullable Integer maxEntries,
            @Nullable Path signedBy) {
        this.from = List.copyOf(
                Setting.check("from", from, found -> !found.isEmpty(), "a list of one or more allowed locations"));
        for (String place : this.from) {
            Setting.check(
                    "from",
                    place,
                    ArtifactPlace::isPrefix,
                    "places such as https://repo.example/shop/ or file:/srv/artifacts/, each with its final '/'");
        }
        this.maxMegabytes = Setting.within("max-megabytes", maxMegabytes, 512, 1, 16_384);
        this.maxUnpackedMegabytes =
                Setting.within("max-unpacked-megabytes", maxUnpackedMegabytes, 4 * this.maxMegabytes, 1, 65_536);
        this.maxEntries = Setting.within("max-entries", maxEntries, 20_000, 1, 1_000_000);
        this.signedBy = signedBy;
    }

    /** How signatures are checked; empty if none are required. */
    Optional<ArtifactSignature> signature() {
        return Optional.ofNullable(signedBy).map(ArtifactSignature::new);
    }

    long maxBytes() {
        return maxMegabytes * 1024L * 1024L;
    }

    long maxUnpackedBytes() {
        return maxUnpackedMegabytes * 1024L * 1024L;
    }
}
