package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.Secret;
import teal.release.Transcript;
import teal.release.Version;
import teal.signin.Authority;
import teal.signin.Certificate;

/** Nodes that speak TLS, with certificates of a private authority: for the public name, for one of their own, and others. */
class NodesOverHttpsTest {

    @TempDir
    Path directory;

    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private @Nullable HttpsServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private URI serve(SSLContext context, boolean asksForCertificate) throws IOException {
        HttpsServer started = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = context.getDefaultSSLParameters();
                asked.setNeedClientAuth(asksForCertificate);
                parameters.setSSLParameters(asked);
            }
        });
        started.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            byte[] body = "{\"version\":\"2.0.0\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        started.start();
        server = started;
        return URI.create("https://127.0.0.1:" + started.getAddress().getPort());
    }

    private static HealthReport look(
            URI node, @Nullable String ownName, @Nullable Path trust, @Nullable ClientCertificate own) {
        return verifier(List.of(), trust, own).look(new Node("blue-1", "127.0.0.1", 22, node, ownName));
    }

    private static Verifier verifier(List<SmokeTest> tests, @Nullable Path trust, @Nullable ClientCertificate own) {
        VerificationSettings settings = new VerificationSettings(
                URI.create("https://shop.example.test"), null, null, tests, null, null, null, trust, own, Map.of());
        return new Verifier(settings, NobodyOnNode.ASKED, Clock.systemUTC());
    }

    @Test
    void aCertificateForThePublicNameIsEnough() throws IOException {
        Certificate shop = Certificate.make(directory, "shop", "DNS:shop.example.test");
        URI node = serve(shop.serving(), false);

        assertThat(look(node, null, shop.file(), null).runs("2.0.0")).isTrue();
        assertThat(hosts).containsExactly("shop.example.test");
    }

    @Test
    void aNodeMayHaveANameOfItsOwn() throws IOException {
        Certificate blue = Certificate.make(directory, "blue", "DNS:blue-1.example.test");
        URI node = serve(blue.serving(), false);

        assertThat(look(node, "blue-1.example.test", blue.file(), null).runs("2.0.0"))
                .isTrue();
        assertThat(hosts).containsExactly("blue-1.example.test");
        assertThat(look(node, null, blue.file(), null).summary())
                .contains("TLS: ")
                .contains("shop.example.test");
    }

    @Test
    void anEntranceShowsTheCertificateOfTheClustersOwnName() throws IOException {
        Authority company = Authority.make(directory);
        URI balancer = serve(company.issue("blue", "DNS:blue.shop.example.test").serving(), false);
        try (FakeNode application = new FakeNode()) {
            application.always(FakeNode.ok("{\"version\":\"2.0.0\"}"));
            List<Node> nodes = List.of(application.node("blue-1"));

            SmokeReport byItsOwnName = smokeTest(company, balancer, "blue.shop.example.test", nodes);
            SmokeReport byThePublicName = smokeTest(company, balancer, null, nodes);

            assertThat(byItsOwnName.passed()).as(byItsOwnName.summary()).isTrue();
            assertThat(byThePublicName.summary()).contains("TLS: ").contains("<shop.example.test>");
            assertThat(hosts).containsExactly("blue.shop.example.test");
        }
    }

    private static SmokeReport smokeTest(
            Authority trusted, URI entrance, @Nullable String entranceName, List<Node> nodes) {
        SmokeTest test = new SmokeTest("home", "/", null, null, null, null, null, Duration.ZERO, "entrances", null);
        return verifier(List.of(test), trusted.file(), null)
                .smokeTest(
                        new Cluster("blue", "blue.shop.example.test.", List.of(entrance), entranceName, nodes),
                        node -> new Version("2.0.0"),
                        Transcript.NONE,
                        EarlyEnd.NEVER);
    }

    @Test
    void whomNobodyNamedIsNotTrusted() throws IOException {
        Certificate shop = Certificate.make(directory, "shop", "DNS:shop.example.test");
        Certificate other = Certificate.make(directory, "other", "DNS:shop.example.test");
        URI node = serve(shop.serving(), false);

        assertThat(look(node, null, null, null).summary())
                .contains("not healthy, TLS: the certificate is from an authority that is not trusted here");
        assertThat(look(node, null, other.file(), null).summary())
                .contains("not healthy, TLS: the certificate is from an authority that is not trusted here");
        assertThat(hosts).isEmpty();
    }

    @Test
    void anExpiredCertificateOfATrustedAuthorityIsNotTrusted() throws IOException {
        Authority company = Authority.make(directory);
        URI node = serve(company.issueExpired("shop", "DNS:shop.example.test").serving(), false);

        assertThat(look(node, null, company.file(), null).summary())
                .contains("not healthy, TLS: the certificate has expired (NotAfter: ");
        assertThat(hosts).isEmpty();
    }

    @Test
    void aTrustedAuthoritysCertificateForAnotherNameIsNotTrusted() throws IOException {
        Authority company = Authority.make(directory);
        URI node = serve(company.issue("stock", "DNS:stock.example.test").serving(), false);

        assertThat(look(node, null, company.file(), null).summary())
                .contains("not healthy, TLS: ")
                .contains("shop.example.test")
                .contains("stock.example.test");
        assertThat(hosts).isEmpty();
    }

    @Test
    void aNodeThatAsksForACertificateGetsOne() throws IOException {
        Certificate shop = Certificate.make(directory, "shop", "DNS:shop.example.test");
        Certificate teal = Certificate.make(directory, "teal", "DNS:teal.example.test");
        URI node = serve(shop.servingTo(teal), true);
        ClientCertificate own = new ClientCertificate(teal.file(), new Secret("file:" + teal.key()));

        assertThat(look(node, null, shop.file(), own).runs("2.0.0")).isTrue();
        assertThat(look(node, null, shop.file(), null).passed()).isFalse();
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws IOException {
        Certificate shop = Certificate.make(directory, "shop", "DNS:shop.example.test");
        URI node = serve(shop.serving(), false);

        assertThat(look(node, null, shop.key(), null).summary())
                .contains("the certificates of authorities in " + shop.key() + " cannot be used");
    }
}
