package teal.verify;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import teal.http.Route;
import teal.release.Setting;

/**
 * How an application is verified.
 *
 * @param publicUrl the URL that users enter, e.g. {@code https://shop.example.test}: probes request this host from the
 *     nodes' own addresses
 * @param health for defaults see {@link HealthSettings}
 * @param version how to find out which version a node runs; for defaults see {@link VersionSettings}
 * @param smokeTests may be empty
 * @param smokeScript a program that tests a cluster; may be absent
 * @param warmUp for defaults see {@link WarmUpSettings}
 * @param watch for defaults see {@link WatchSettings}
 * @param trust the authorities (PEM) that may have signed certificates of nodes and entrances; absent: those of the JVM
 * @param clientCertificate what probes prove themselves with where they are asked; absent: nothing
 * @param headers sent with every probe, in addition to {@code X-Forwarded-Proto}, {@code -Host} and {@code -Port} of the
 *     public URL or in their place; a value may be a reference to a secret, and an empty one leaves the header out
 */
public record VerificationSettings(
        URI publicUrl,
        HealthSettings health,
        VersionSettings version,
        List<SmokeTest> smokeTests,
        @Nullable SmokeScript smokeScript,
        WarmUpSettings warmUp,
        WatchSettings watch,
        @Nullable Path trust,
        @Nullable ClientCertificate clientCertificate,
        Map<String, String> headers) {

    public VerificationSettings(
            URI publicUrl,
            @Nullable HealthSettings health,
            @Nullable VersionSettings version,
            @Nullable List<SmokeTest> smokeTests,
            @Nullable SmokeScript smokeScript,
            @Nullable WarmUpSettings warmUp,
            @Nullable WatchSettings watch,
            @Nullable Path trust,
            @Nullable ClientCertificate clientCertificate,
            @Nullable Map<String, String> headers) {
        this.publicUrl = Setting.check(
                "public-url",
                publicUrl,
                VerificationSettings::isPublic,
                "an address such as https://shop.example.test");
        this.health = Setting.orElse(health, HealthSettings.defaults());
        this.version = Setting.orElse(version, VersionSettings.defaults());
        this.smokeTests = List.copyOf(Setting.orElse(smokeTests, List.of()));
        Set<String> names = new HashSet<>();
        this.smokeTests.forEach(test -> Setting.check("smoke-tests", test.name(), names::add, "each name once"));
        this.smokeScript = smokeScript;
        this.warmUp = Setting.orElse(warmUp, WarmUpSettings.defaults());
        this.watch = Setting.orElse(watch, WatchSettings.defaults());
        this.trust = trust;
        this.clientCertificate = clientCertificate;
        this.headers = ProbeHeaders.check(headers);
    }

    /** The value of the Host header: the public host, with its port if the URL has one. */
    public String hostHeader() {
        return publicUrl.getPort() < 0 ? publicUrl.getHost() : publicUrl.getHost() + ":" + publicUrl.getPort();
    }

    /** How nodes and entrances are reached; files are read for each exchange. */
    Route route() {
        return new Route(trust, clientCertificate == null ? null : clientCertificate.forRoute(), null, false);
    }

    Optional<SmokeScript> script() {
        return Optional.ofNullable(smokeScript);
    }

    /** Whether anything but the watch is to go through the clusters' entrances. */
    public boolean needsEntrances() {
        return Through.of(warmUp.through()) != Through.NODES
                || smokeTests.stream().anyMatch(test -> Through.of(test.through()) != Through.NODES);
    }

    private static boolean isPublic(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null;
    }
}
