package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

class ArtifactStoreTest {

    @TempDir
    Path base;

    private Artifacts artifacts;
    private ArtifactStore store;

    @BeforeEach
    void build() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
    }

    @Test
    void pinsTheDigestAndTheSize() throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.jar"), "abc");

        Artifact artifact = store.pin(artifacts.place() + "shop.jar", null);

        assertThat(artifact)
                .isEqualTo(new Artifact(
                        artifacts.place() + "shop.jar",
                        "shop.jar",
                        3,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(store.fetch(artifact)).hasContent("abc");
    }

    @Test
    void refusesAnArtifactWithAnotherDigestThanExpected() throws IOException {
        String uri = artifacts.build("1.0.0");

        assertThatThrownBy(() -> store.pin(uri, "0".repeat(64)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("expected is 0000");
        assertThatThrownBy(() -> store.pin(uri, "'; reboot"))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("64 hexadecimal digits");
        assertThat(base.resolve("store")).isEmptyDirectory();
    }

    @Test
    void keepsToWhatWasPinnedWhenThePlaceServesSomethingElse() throws IOException {
        Path file = Files.writeString(artifacts.directory().resolve("shop.jar"), "approved");
        Artifact artifact = store.pin(artifacts.place() + "shop.jar", null);
        Files.writeString(file, "swapped");

        assertThat(store.fetch(artifact)).hasContent("approved");

        Files.delete(store.fetch(artifact));
        assertThatThrownBy(() -> store.fetch(artifact))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("pinned is " + artifact.sha256());
    }

    @Test
    void peopleSeeHowFarItIsFetched() throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.jar"), "abc");
        Map<String, String> shown = new HashMap<>();

        store.pin(
                artifacts.place() + "shop.jar",
                null,
                (source, printed) -> shown.put(source, printed.get()),
                EarlyEnd.NEVER);

        assertThat(shown).containsOnlyKeys("shop.jar");
    }

    /** With .sha256 after it, its name would be longer than any that is allowed. */
    @Test
    void anArtifactWithTheLongestNameHasNoDigestBesideIt() throws IOException {
        String name = "n".repeat(124) + ".jar";
        Files.writeString(artifacts.directory().resolve(name), "abc");

        assertThat(store.pin(artifacts.place() + name, null).size()).isEqualTo(3);
    }

    @Test
    void whereTealsOwnDirectoryCannotBeMadeItIsTriedAgain() throws IOException {
        Files.createFile(base.resolve("file"));
        ArtifactStore none = new ArtifactStore(base.resolve("file/store"), artifacts.settings());
        String uri = artifacts.build("1.0.0");

        assertThatThrownBy(() -> none.pin(uri, null))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("artifact " + uri + " cannot be fetched");
    }

    @Test
    void beforeARequestOnlyWhatIsSurelyNotThereIsRefused() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, Integer> answers = Map.of("/there/", 200, "/gone/", 404, "/closed/", 403, "/busy/", 429);
        answers.forEach((path, status) -> server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }));
        server.start();
        String at = "http://127.0.0.1:" + server.getAddress().getPort();
        ArtifactStore remote = new ArtifactStore(
                base.resolve("remote"),
                new ArtifactSettings(
                        List.of(at + "/"), null, null, null, null, null, null, null, null, null, null, null));
        try {
            remote.checkThere(at + "/there/shop.jar");
            remote.checkThere(at + "/busy/shop.jar");
            assertThatThrownBy(() -> remote.checkThere(at + "/gone/shop.jar")).isInstanceOf(PermanentRefusal.class);
            assertThatThrownBy(() -> remote.checkThere(at + "/closed/shop.jar")).isInstanceOf(PermanentRefusal.class);
            assertThatThrownBy(() -> remote.checkThere("http://127.0.0.1:1/shop.jar"))
                    .isInstanceOf(PermanentRefusal.class);
        } finally {
            server.stop(0);
        }
        remote.checkThere(at + "/there/shop.jar");
    }

    @Test
    void aWebPageIsNotTakenForTheFileThatWasMeant() throws IOException {
        String page = "<!DOCTYPE html><html><head><title>Sign in</title></head></html>";
        Files.writeString(artifacts.directory().resolve("shop.jar"), page);
        Files.writeString(artifacts.directory().resolve("shop.html"), page);

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.jar", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("the server answered with a web page, perhaps of a log-in or an error");
        assertThat(store.pin(artifacts.place() + "shop.html", null).fileName()).isEqualTo("shop.html");
    }

    @Test
    void fetchesAgainWhatWasDamagedOnItsOwnDisk() throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.jar"), "whole");
        Artifact artifact = store.pin(artifacts.place() + "shop.jar", null);
        Files.writeString(store.fetch(artifact), "holes");

        assertThat(store.fetch(artifact)).hasContent("whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/etc/passwd",
                "{place}../artifacts-of-others/x.jar",
                "{place}%2e%2e/x.jar",
                "{place}..;/x.jar",
                "{place}..;a=b/x.jar",
                "{place};/../x.jar",
                "{place}a;v=1/x.jar",
                "{place}.../x.jar",
                "{place}\uFF0E\uFF0E/x.jar",
                "{place}a//x.jar",
                "{place}./x.jar",
                "{place}",
                "{place}a b.jar",
                "{place}$(reboot).jar",
                "{place}-rf.jar",
                "{place}x.jar?token=1",
                "{place}x.jar#1",
                "{place}x\u202Efdp.jar",
                "{place}x.jar\n",
                "https://repo.example.test/x.jar",
                "jar:{place}x.jar!/y",
                "x.jar",
                "",
            })
    void refusesAddressesThatAreNotPlainlyInAnAllowedPlace(String uri) {
        assertThatThrownBy(() -> store.pin(uri.replace("{place}", artifacts.place()), null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("artifact");
    }

    @Test
    void refusesALinkThatLeadsOutOfTheAllowedPlace() throws IOException {
        Path secret = Files.writeString(base.resolve("secret.jar"), "secret");
        Files.createSymbolicLink(artifacts.directory().resolve("shop.jar"), secret);

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.jar", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("secret.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.rar", "shop.tar", "shop.tar.bz2", "shop.TBZ2", "shop.7z"})
    void asksForTarGzInsteadOfOtherArchives(String name) {
        assertThatThrownBy(() -> store.pin(artifacts.place() + name, null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("repack it as .tar.gz");
    }

    @Test
    void saysThatAnArtifactIsNotThere() {
        assertThatThrownBy(() -> store.pin(artifacts.place() + "missing.jar", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("is not there; publish it first");
    }

    @Test
    void refusesAnArtifactThatIsTooLarge() throws IOException {
        Files.write(artifacts.directory().resolve("large.jar"), new byte[1024 * 1024 + 1]);
        ArtifactStore small = new ArtifactStore(
                base.resolve("small"),
                new ArtifactSettings(
                        List.of(artifacts.place()), 1, null, null, null, null, null, null, null, null, null, null));

        assertThatThrownBy(() -> small.pin(artifacts.place() + "large.jar", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("larger than max-megabytes");
        assertThat(base.resolve("small")).isEmptyDirectory();
    }

    @Test
    void comparesWithTheDigestNextToTheArtifact() throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.jar"), "abc");
        String digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        Path beside = artifacts.directory().resolve("shop.jar.sha256");
        String uri = artifacts.place() + "shop.jar";
        for (String right : List.of(
                digest,
                digest.toUpperCase(Locale.ROOT) + "\n",
                digest + "  shop.jar\n",
                "SHA256 (shop.jar) = " + digest,
                "0".repeat(64) + "  other.jar\n" + digest + " *shop.jar\n",
                "<!DOCTYPE html><title>Not found</title>")) {
            Files.writeString(beside, right);
            assertThat(store.pin(uri, null).sha256()).as(right).isEqualTo(digest);
        }
        Files.writeString(beside, "0".repeat(64));
        assertThatThrownBy(() -> store.pin(uri, null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("the one in shop.jar.sha256 next to it is 0000");
        Files.writeString(beside, "");
        assertThatThrownBy(() -> store.pin(uri, null)).hasMessageContaining("does not have one SHA-256 for it");
        assertThat(store.pin(uri, digest).sha256()).isEqualTo(digest);
    }

    @Test
    void aFileHasTheNameThatTheInventoryGivesIt() throws IOException {
        Files.writeString(artifacts.directory().resolve("download"), "abc");
        ArtifactStore named = new ArtifactStore(
                base.resolve("named"),
                new ArtifactSettings(
                        List.of(artifacts.place()),
                        1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "app.jar",
                        null));

        Artifact artifact = named.pin(artifacts.place() + "download", null);

        assertThat(artifact.fileName()).isEqualTo("app.jar");
        assertThat(named.fetch(artifact)).hasFileName("app.jar").hasContent("abc");
        assertThatThrownBy(() -> store.fetch(artifact)).hasMessageContaining("was not pinned by Teal");
    }

    @Test
    void fetchesFromAWebServerAndTellsItsFaultsApart() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().add("Location", "http://elsewhere.example.test/");
            int status = path.endsWith(".sha256") ? 404 : Integer.parseInt(path.replaceAll("\\D", ""));
            exchange.sendResponseHeaders(status, 3);
            exchange.getResponseBody().write("abc".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            String place = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            ArtifactStore web = new ArtifactStore(
                    base.resolve("web"),
                    new ArtifactSettings(
                            List.of(place), 1, null, null, null, null, null, null, null, null, null, null));

            assertThat(web.fetch(web.pin(place + "a200.jar", null))).hasContent("abc");
            assertThatThrownBy(() -> web.pin(place + "a302.jar", null))
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("redirects to another location ('http://elsewhere");
            assertThatThrownBy(() -> web.pin(place + "a404.jar", null)).isInstanceOf(PermanentRefusal.class);
            assertThatThrownBy(() -> web.pin(place + "a403.jar", null)).isInstanceOf(PermanentRefusal.class);
            assertThatThrownBy(() -> web.pin(place + "a503.jar", null)).isInstanceOf(TechnicalFailure.class);
        } finally {
            server.stop(0);
        }
    }
}
