package teal.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.http.Pace;
import teal.release.Setting;
import teal.repository.AddressPattern;
import teal.repository.ArtifactAddress;
import teal.repository.Locations;
import teal.repository.RepositorySettings;

/**
 * Where artifacts may come from and how large they may be.
 *
 * @param from allowed locations, each ending in '/': {@code https://repo.example/shop/}, {@code file:/srv/artifacts/}
 * @param maxMegabytes the largest artifact in MiB, default 512
 * @param maxUnpackedMegabytes the maximum unpacked size of an archive in MiB, default four times {@code maxMegabytes}
 * @param maxEntries files, directories and links in an archive, default 20 000
 * @param linksTo absolute paths that symbolic links in an archive may lead to, if ending in '/' with all below; default none
 * @param signedBy an Ed25519 public key in PEM, with which every artifact must then be signed; absent: no signatures
 *     required
 * @param timeout how long a web server may take for its first byte, and over how long its rate is measured, default 30 s
 * @param minKilobytesPerSecond the least rate in KiB/s at which a web server must send, default 16
 * @param repositories how locations over HTTP are reached: credentials, certificates, proxies; default just so
 * @param address where each version is, with {@code {version}}, so that requests need no address; absent: they do
 * @param as the artifact's name, whatever its address ends in: {@code app.jar}; absent: the end of its address
 * @param stripComponents how many leading directories of an archive's names are left out, as tar calls it, default 0
 */
public record ArtifactSettings(
        List<String> from,
        Integer maxMegabytes,
        Integer maxUnpackedMegabytes,
        Integer maxEntries,
        List<String> linksTo,
        @Nullable Path signedBy,
        Duration timeout,
        Integer minKilobytesPerSecond,
        List<RepositorySettings> repositories,
        @Nullable String address,
        @Nullable String as,
        Integer stripComponents) {

    public ArtifactSettings(
            @Nullable List<String> from,
            @Nullable Integer maxMegabytes,
            @Nullable Integer maxUnpackedMegabytes,
            @Nullable Integer maxEntries,
            @Nullable List<String> linksTo,
            @Nullable Path signedBy,
            @Nullable Duration timeout,
            @Nullable Integer minKilobytesPerSecond,
            @Nullable List<RepositorySettings> repositories,
            @Nullable String address,
            @Nullable String as,
            @Nullable Integer stripComponents) {
        this.from = Setting.list("from", from, found -> !found.isEmpty(), "a list of one or more allowed locations");
        for (String place : this.from) {
            Setting.check(
                    "from",
                    place,
                    ArtifactAddress::isLocation,
                    "locations such as https://repo.example/shop/ or file:/srv/artifacts/, each with its final '/'");
        }
        this.maxMegabytes = Setting.within("max-megabytes", maxMegabytes, 512, 1, 16_384);
        this.maxUnpackedMegabytes = maxUnpackedMegabytes == null
                ? Integer.valueOf(4 * this.maxMegabytes)
                : Integer.valueOf(Setting.within("max-unpacked-megabytes", maxUnpackedMegabytes, 1, 1, 65_536));
        this.maxEntries = Setting.within("max-entries", maxEntries, 20_000, 1, 1_000_000);
        this.linksTo = List.copyOf(Setting.orElse(linksTo, List.of()));
        for (String target : this.linksTo) {
            Setting.check(
                    "links-to",
                    target,
                    ArtifactSettings::isAbsolutePath,
                    "absolute paths such as /usr/bin/python3 or, with all below, /var/log/shop/");
        }
        this.signedBy = signedBy;
        this.timeout = Setting.within(
                "timeout", timeout, Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(10));
        this.minKilobytesPerSecond =
                Setting.within("min-kilobytes-per-second", minKilobytesPerSecond, 16, 1, 1_000_000);
        this.repositories = List.copyOf(Setting.orElse(repositories, List.of()));
        this.address = address;
        this.as = as == null
                ? null
                : Setting.check(
                        "as",
                        as,
                        found -> ArtifactAddress.isFileName(found) && ArchiveKind.isTaken(found),
                        "a file name such as app.jar or shop.tar.gz");
        this.stripComponents = Setting.within("strip-components", stripComponents, 0, 0, 10);
        Setting.acrossFields(this::checkAddress, "from", "address");
        Setting.acrossFields(this::checkRepositories, "from", "repositories");
    }

    private void checkAddress() {
        if (address != null) {
            Setting.check(
                    "address",
                    address,
                    found -> AddressPattern.isPattern(found, from),
                    "an address below one of 'from', with {version} in it, such as " + from.get(0)
                            + "shop-{version}.tar.gz");
        }
    }

    private void checkRepositories() {
        for (int i = 0; i < repositories.size(); i++) {
            String at = repositories.get(i).at();
            Setting.check(
                    "repositories[" + i + "].at",
                    at,
                    found ->
                            from.stream().anyMatch(location -> location.startsWith(found) || found.startsWith(location))
                                    && repositories.stream()
                                                    .filter(other -> other.at().equals(found))
                                                    .count()
                                            == 1,
                    "a location that has something to do with one of 'from', each once");
        }
    }

    /** Where each version is; empty if requests have to say it. */
    Optional<AddressPattern> pattern() {
        return Optional.ofNullable(address).map(AddressPattern::new);
    }

    Locations locations() {
        return new Locations(from, repositories);
    }

    private static boolean isAbsolutePath(String path) {
        return path.matches("(/[^/\\\\\\p{Cntrl}]+)+/?")
                && Arrays.stream(path.split("/")).noneMatch(part -> part.equals("..") || part.equals("."));
    }

    /** Whether a symbolic link in an archive may have this absolute target. */
    boolean mayLinkTo(String target) {
        return isAbsolutePath(target)
                && linksTo.stream()
                        .anyMatch(allowed -> allowed.equals(target)
                                || allowed.endsWith("/")
                                        && (target.startsWith(allowed) || allowed.equals(target + "/")));
    }

    /** How signatures are checked; empty if none are required. */
    Optional<ArtifactSignature> signature() {
        return Optional.ofNullable(signedBy).map(ArtifactSignature::new);
    }

    Pace pace() {
        return new Pace(timeout, minKilobytesPerSecond * 1024L);
    }

    long maxBytes() {
        return maxMegabytes * 1024L * 1024L;
    }

    long maxUnpackedBytes() {
        return maxUnpackedMegabytes * 1024L * 1024L;
    }
}
