package teal.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.http.NoAnswer;
import teal.http.Pace;
import teal.lab.ArtifactRepository;
import teal.lab.OtherSystem.Asked;
import teal.lab.WebProxy;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.signin.Authority;
import teal.signin.Certificate;

/** Artifacts from repositories as companies have them: nothing that proves who asks ever goes to another host. */
class RepositoryTest {

    private static final String SHOP = "/shop/shop-2.0.0.jar";
    private static final Pace PACE = new Pace(Duration.ofSeconds(10), 1);

    @TempDir
    Path base;

    private final ArtifactRepository nexus = ArtifactRepository.start();
    private final ArtifactRepository store = ArtifactRepository.start();
    private Path secret = Path.of("");

    @BeforeEach
    void publish() throws IOException {
        nexus.publish(SHOP, "the shop");
        secret = Files.writeString(base.resolve("secret"), "opensesame\n");
    }

    @AfterEach
    void close() {
        nexus.close();
        store.close();
    }

    private String location() {
        return nexus.address() + "/shop/";
    }

    private Path fetch(List<String> from, RepositorySettings... repositories) throws IOException {
        return fetch(EarlyEnd.NEVER, from, repositories);
    }

    private Path fetch(EarlyEnd end, List<String> from, RepositorySettings... repositories) throws IOException {
        Path file = base.resolve("fetched");
        new ArtifactSource(new Locations(from, List.of(repositories)), PACE)
                .until(end)
                .fetch(ArtifactAddress.of(from.get(0) + "shop-2.0.0.jar", from), file, 10 << 20);
        return file;
    }

    private Path fetch(RepositorySettings... repositories) throws IOException {
        return fetch(List.of(location()), repositories);
    }

    private static void refused(ThrowingCallable fetch, String... words) {
        assertThatThrownBy(fetch)
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("artifact http")
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("opensesame", "X-Signature");
    }

    private void rotate(String value) {
        try {
            Files.writeString(secret, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachKindOfCredentialsIsReadAtEachUse() throws IOException {
        nexus.admitOnly("Authorization", basic("teal", "opensesame"));
        RepositorySettings password = Repositories.withPassword(location(), "teal", secret);
        assertThat(fetch(password)).hasContent("the shop");
        nexus.admitOnly("Authorization", basic("teal", "rotated"));
        refused(
                () -> fetch(password),
                "answered 401",
                "it does not accept the user 'teal'",
                "repositories, at " + location());
        rotate("rotated");
        assertThat(fetch(password)).hasContent("the shop");

        nexus.admitOnly("Authorization", "Bearer rotated");
        assertThat(fetch(Repositories.withToken(location(), secret))).hasContent("the shop");
        nexus.admitOnly("X-JFrog-Art-Api", "rotated");
        assertThat(fetch(Repositories.withHeader(location(), "X-JFrog-Art-Api", secret)))
                .hasContent("the shop");
        refused(() -> fetch(Repositories.withToken(location(), secret)), "it does not accept the token");
        refused(() -> fetch(), "it wants to know who asks", "add user and password, a token or a header");
        rotate("two\nlines");
        refused(() -> fetch(Repositories.withToken(location(), secret)), "the token cannot be sent");
    }

    @Test
    void aRedirectIsFollowedIntoAnAllowedLocationWithThatLocationsOwnCredentials() throws IOException {
        nexus.admitOnly("Authorization", "Bearer opensesame");
        nexus.redirect(SHOP, store.address() + "/content/ab/cd?download=1");
        store.publish("/content/ab/cd", "the shop's content");
        Path other = Files.writeString(base.resolve("other"), "for the store");
        List<String> from = List.of(location(), store.address() + "/content/");
        RepositorySettings first = Repositories.withToken(location(), secret);

        assertThat(fetch(from, first)).hasContent("the shop's content");
        assertThat(store.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.header("Authorization")).isEmpty();
            assertThat(asked.uri()).isEqualTo("/content/ab/cd?download=1");
        });

        store.admitOnly("Authorization", "Bearer for the store");
        refused(() -> fetch(from, first), "it wants to know who asks", "nothing for " + store.address());
        assertThat(fetch(from, first, Repositories.withToken(store.address() + "/", other)))
                .hasContent("the shop's content");
    }

    @Test
    void aSignedAddressElsewhereIsFollowedWhereTheRepositoryIsMarkedSoAndRenewedWhenItHasExpired() throws IOException {
        nexus.admitOnly("Authorization", "Bearer opensesame");
        nexus.redirectSigned(SHOP, store, "/bucket/1234", 1);
        store.publish("/bucket/1234", "from the bucket");

        refused(
                () -> fetch(Repositories.withToken(location(), secret)),
                "none of the locations in deployment.artifacts.from",
                "signed-redirects-to");
        refused(() -> fetch(Repositories.withToken(location(), secret, "*.0.0.1")), "which is this machine");
        assertThat(store.asked()).isEmpty();
        RepositorySettings marked = Repositories.withToken(location(), secret, store.authority());
        assertThat(fetch(marked)).hasContent("from the bucket");
        assertThat(store.asked())
                .extracting(asked -> asked.header("Authorization"))
                .containsOnly("");

        nexus.redirectSigned(SHOP, store, "/bucket/1234", 0);
        refused(() -> fetch(marked), "127.0.0.1, to which the repository redirects, answered 403");
        store.isBusy(1, "0");
        nexus.redirectSigned(SHOP, store, "/bucket/1234", 1);
        assertThat(fetch(marked)).hasContent("from the bucket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/etc/passwd",
                "ftp://127.0.0.1/shop.jar",
                "http://169.254.169.254/latest/meta-data/iam",
                "http://[::1]:8080/shop.jar",
                "http://localhost/shop.jar",
                "http://2130706433/shop.jar",
                "http://0x7f.1/shop.jar",
                "http://metadata.google.internal/computeMetadata/v1/",
                "http://user:opensesame@127.0.0.1/shop.jar",
                "{nexus}/shop/../private/shop.jar",
                "{nexus}/private/shop.jar",
                "{nexus}/shop/%2e%2e/private/shop.jar",
                "https://",
                "",
            })
    void noRedirectIsFollowedToWhereOnlyThisMachineCanGo(String location) {
        nexus.redirect(SHOP, location.replace("{nexus}", nexus.address()));

        refused(() -> fetch(Repositories.withNothing(location(), "*.example.test")), "redirects to");
        assertThat(nexus.asked()).hasSize(1);
    }

    @Test
    void redirectsInACircleOrWithoutEndAreNotFollowed() {
        nexus.redirect(SHOP, "/shop/a.jar");
        nexus.redirect("/shop/a.jar", location() + "shop-2.0.0.jar");
        refused(() -> fetch(), "the redirects lead round in a circle");

        for (int i = 0; i < 20; i++) {
            nexus.redirect(i == 0 ? SHOP : "/shop/" + i, "/shop/" + (i + 1));
        }
        refused(() -> fetch(), "which is redirect number 10");
    }

    @Test
    void onlyTheRestOfABrokenDownloadIsFetched() throws IOException {
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        nexus.publish(SHOP, large);
        nexus.breakAfter(100_000, () -> {});

        assertThat(fetch()).hasBinaryContent(large);

        assertThat(nexus.asked()).hasSize(2);
        assertThat(nexus.asked().get(1).header("Range")).matches("bytes=[1-9]\\d*-");
        assertThat(nexus.asked().get(1).header("If-range")).isNotEmpty();
    }

    @Test
    void aFileThatChangedInBetweenIsFetchedFromItsBeginning() throws IOException {
        byte[] large = new byte[300_000];
        nexus.publish(SHOP, new byte[200_000]);
        nexus.breakAfter(100_000, () -> nexus.publish(SHOP, large));

        assertThat(fetch()).hasBinaryContent(large);
    }

    @Test
    void credentialsMayBeRotatedInTheMiddle() throws IOException {
        nexus.publish(SHOP, new byte[200_000]);
        nexus.admitOnly("Authorization", "Bearer opensesame");
        RepositorySettings token = Repositories.withToken(location(), secret);
        nexus.breakAfter(100_000, () -> {
            nexus.admitOnly("Authorization", "Bearer rotated");
            rotate("rotated");
        });
        assertThat(fetch(token)).hasSize(200_000);

        nexus.breakAfter(100_000, () -> nexus.admitOnly("Authorization", "Bearer another"));
        refused(() -> fetch(token), "it does not accept the token; if the secret was replaced there");
    }

    @Test
    void aBusyRepositoryIsAskedAgainWhenItWantsToBe() throws IOException {
        nexus.isBusy(1, "1");
        assertThat(fetch()).hasContent("the shop");

        nexus.isBusy(1, "300");
        assertThatThrownBy(() -> fetch())
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageEndingWith("answered 429; it may be busy, and wants to be asked again in 300 s");
        nexus.isBusy(1, "soon");
        assertThatThrownBy(() -> fetch()).isInstanceOf(TechnicalFailure.class).hasMessageEndingWith("it may be busy");
    }

    @Test
    void aPrivateAuthorityIsTrustedWhereItIsNamedAndTealHasACertificateOfItsOwn() throws IOException {
        Certificate server = Certificate.make(base, "server");
        Certificate teal = Certificate.make(base, "teal");
        try (ArtifactRepository secured = ArtifactRepository.start(server.servingTo(teal), true)) {
            secured.publish(SHOP, "the secured shop");
            List<String> from = List.of(secured.address() + "/shop/");

            assertThat(fetch(from, Repositories.overTls(from.get(0), server.file(), teal.file(), teal.key())))
                    .hasContent("the secured shop");
            assertThatThrownBy(() -> fetch(from)).isInstanceOf(NoAnswer.class).hasMessageStartingWith("TLS: ");
            assertThatThrownBy(() -> fetch(from, Repositories.overTls(from.get(0), server.file(), null, null)))
                    .isInstanceOf(NoAnswer.class);
            assertThatThrownBy(() -> fetch(from, Repositories.overTls(from.get(0), server.file(), teal.file(), secret)))
                    .isInstanceOf(TechnicalFailure.class)
                    .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        }
    }

    @Test
    void nobodyWaitsForABusyRepositoryOrALargeFileWhoNoLongerNeedsIt() {
        nexus.isBusy(1, "25");
        assertThatThrownBy(() -> fetch(() -> !nexus.asked().isEmpty(), List.of(location())))
                .isInstanceOf(EndedEarly.class);
        assertThat(nexus.asked()).hasSize(1);

        nexus.publish(SHOP, new byte[4 << 20]);
        nexus.sendSlowly();
        assertThatThrownBy(() -> fetch(() -> nexus.asked().size() == 2, List.of(location())))
                .isInstanceOf(EndedEarly.class);
    }

    @Test
    void aServerWithoutRangesLengthsAndStrongTagsStillServesWholeFiles() throws IOException {
        byte[] large = new byte[300_000];
        new Random(2).nextBytes(large);
        nexus.publish(SHOP, large);
        nexus.sendPlainly();
        nexus.send("ETag", "W/\"1\"");
        assertThat(fetch()).hasBinaryContent(large);

        nexus.breakAfter(100_000, () -> {});
        assertThatThrownBy(() -> fetch())
                .as("nothing says that it is the same file")
                .isInstanceOf(NoAnswer.class);
        nexus.send("Last-Modified", "Mon, 30 Nov 2026 12:00:00 GMT");
        nexus.breakAfter(100_000, () -> {});
        assertThat(fetch()).hasBinaryContent(large);
    }

    @Test
    void whatTheServerCompressesOnTheWayIsNotTheArtifact() throws IOException {
        assertThat(fetch()).hasContent("the shop");
        assertThat(nexus.asked())
                .extracting(asked -> asked.header("Accept-encoding"))
                .containsOnly("identity");

        nexus.send("Content-Encoding", "gzip");
        refused(() -> fetch(), "sends it compressed (Content-Encoding: 'gzip')");

        nexus.publish("/shop/shop-2.0.0.tar.gz", "as Apache serves it");
        Path file = base.resolve("archive");
        List<String> from = List.of(location());
        new ArtifactSource(new Locations(from, List.of()), PACE)
                .fetch(ArtifactAddress.of(location() + "shop-2.0.0.tar.gz", from), file, 1000);
        assertThat(file).hasContent("as Apache serves it");
    }

    @Test
    void aRedirectToALogInMeansThatTheCredentialsAreMissingOrWrong() {
        nexus.redirect(SHOP, "/users/sign_in?return=%2Fshop");
        refused(() -> fetch(), "looks like a page to sign in at: it wants to know who asks; add credentials");
        refused(
                () -> fetch(Repositories.withToken(location(), secret)),
                "it does not accept the token; correct the secret");

        nexus.redirect(SHOP, "https://login.example.test/adfs/ls/");
        refused(() -> fetch(), "looks like a page to sign in at");
    }

    @Test
    void whatIsNotThereMayOnlyBeHidden() {
        nexus.redirect(SHOP, "/shop/gone.jar");

        refused(() -> fetch(), "is not there; publish it first, or correct the address");
        refused(
                () -> fetch(Repositories.withToken(location(), secret)),
                "some repositories also answer so if the token may not read it");
    }

    @Test
    void aCertificateThatHasExpiredOrIsForAnotherHostIsNotTrusted() throws IOException {
        Authority company = Authority.make(base.resolve("authority"));

        assertThatNothingIsAskedOf(
                company,
                company.issueExpired("expired", "IP:127.0.0.1"),
                "TLS: the certificate has expired (NotAfter: ");
        assertThatNothingIsAskedOf(company, company.issue("other", "DNS:other.example.test"), "TLS: ", "127.0.0.1");
    }

    private void assertThatNothingIsAskedOf(Authority trusted, Certificate shown, String... words) throws IOException {
        try (ArtifactRepository secured = ArtifactRepository.start(shown.serving(), false)) {
            List<String> from = List.of(secured.address() + "/shop/");
            assertThatThrownBy(() -> fetch(from, Repositories.overTls(from.get(0), trusted.file(), null, null)))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageContainingAll(words);
            assertThat(secured.asked()).isEmpty();
        }
    }

    @Test
    void aProxyThatAsksWhoComesIsPassedInTheClearAndByATunnel() throws IOException {
        Certificate server = Certificate.make(base, "server");
        try (WebProxy proxy = new WebProxy("teal", "opensesame");
                ArtifactRepository secured = ArtifactRepository.start(server.serving(), false)) {
            assertThat(fetch(Repositories.byProxy(location(), null, proxy.address(), "teal", secret)))
                    .hasContent("the shop");
            secured.publish(SHOP, "the secured shop");
            List<String> from = List.of(secured.address() + "/shop/");
            assertThat(fetch(from, Repositories.byProxy(from.get(0), server.file(), proxy.address(), "teal", secret)))
                    .hasContent("the secured shop");
            assertThat(proxy.passed())
                    .containsExactly(
                            "GET " + nexus.address() + SHOP + " HTTP/1.1",
                            "CONNECT " + secured.authority() + " HTTP/1.1");
            assertThat(nexus.asked())
                    .extracting((Asked asked) -> asked.header("Proxy-authorization"))
                    .containsOnly("");

            rotate("wrong");
            refused(
                    () -> fetch(Repositories.byProxy(location(), null, proxy.address(), "teal", secret)),
                    "answered 407",
                    "correct proxy-user and proxy-password");
            assertThatThrownBy(() -> fetch(
                            from, Repositories.byProxy(from.get(0), server.file(), proxy.address(), "teal", secret)))
                    .hasMessageContaining("407");
        }
    }

    @Test
    void credentialsAreNotSentInTheClearUnlessTheInventorySaysSo() {
        assertThatThrownBy(() -> new RepositorySettings(
                        "http://repo.example.com/",
                        null,
                        null,
                        Repositories.secret(secret),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .hasMessageContaining("allow-http: true");
        assertThatThrownBy(() -> new RepositorySettings(
                        "https://repo.example.com/",
                        "teal",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .hasMessageContaining("both user and password, or neither");
    }
}
