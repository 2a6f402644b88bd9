package teal.traffic;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import teal.lab.dns.LabNameServer;
import teal.release.Cluster;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.ReleaseId;
import teal.release.Secret;

/** The application of these tests: its clusters, and settings for the servers that a test started. */
record Shop(
        Path directory,
        ServerAddress primary,
        List<ServerAddress> nameServers,
        List<ServerAddress> resolvers,
        String keyName,
        String secret,
        boolean signQueries) {

    static final String ZONE = "example.test.";
    static final String RECORD = "shop.example.test.";
    static final Cluster BLUE = cluster("blue");
    static final Cluster GREEN = cluster("green");
    static final ReleaseId RELEASE = new ReleaseId("shop-2");
    static final Duration TTL = Duration.ofSeconds(60);

    static Shop at(Path directory, LabNameServer server) {
        return new Shop(
                directory,
                server.address(),
                List.of(server.address()),
                List.of(),
                server.tsigKeyName(),
                server.tsigSecretBase64(),
                true);
    }

    TrafficRouter router() throws IOException {
        return router(Clock.systemUTC());
    }

    TrafficRouter router(Clock clock) throws IOException {
        return new TrafficRouter(settings(), clock);
    }

    TrafficRouter router(String record) throws IOException {
        return new TrafficRouter(settings(record), Clock.systemUTC());
    }

    /** Looks, and moves users if the record is where it was expected, as a step does. */
    static SwitchReport move(
            TrafficRouter router, Cluster wanted, Cluster expected, ReleaseId release, FencingToken token) {
        return router.switchTo(router.lookup(), wanted, expected, release, token);
    }

    /** The zone's, at the primary. */
    long serial() throws IOException {
        TrafficSettings settings = settings();
        return new Primary(settings, Clock.systemUTC(), new DnsExchange(settings.timeout())).serial();
    }

    TrafficSettings settings() throws IOException {
        return settings(RECORD);
    }

    private TrafficSettings settings(String record) throws IOException {
        Path file = Files.writeString(directory.resolve("tsig"), secret + "\n");
        return new TrafficSettings(
                record,
                ZONE,
                Duration.ofSeconds(30),
                primary,
                nameServers,
                resolvers,
                new TsigKey(keyName, null, new Secret("file:" + file)),
                signQueries,
                Duration.ofSeconds(1),
                null,
                null);
    }

    /** With the right to create the record, and to remove it again. */
    TrafficRouter creatingRouter() throws IOException {
        return creatingRouter(Clock.systemUTC());
    }

    TrafficRouter creatingRouter(Clock clock) throws IOException {
        TrafficSettings usual = settings();
        return new TrafficRouter(
                new TrafficSettings(
                        usual.record(),
                        usual.zone(),
                        usual.ttl(),
                        usual.primary(),
                        usual.nameServers(),
                        usual.resolvers(),
                        usual.tsig(),
                        usual.signQueries(),
                        usual.timeout(),
                        usual.cacheMargin(),
                        true),
                clock);
    }

    Shop withPrimary(ServerAddress other) {
        return new Shop(directory, other, nameServers, resolvers, keyName, secret, signQueries);
    }

    Shop withKeyName(String name) {
        return new Shop(directory, primary, nameServers, resolvers, name, secret, signQueries);
    }

    Shop withSecret(String other) {
        return new Shop(directory, primary, nameServers, resolvers, keyName, other, signQueries);
    }

    Shop withNameServers(ServerAddress... servers) {
        return new Shop(directory, primary, List.of(servers), resolvers, keyName, secret, signQueries);
    }

    Shop withResolvers(ServerAddress... servers) {
        return new Shop(directory, primary, nameServers, List.of(servers), keyName, secret, signQueries);
    }

    Shop withPlainQuestions() {
        return new Shop(directory, primary, nameServers, resolvers, keyName, secret, false);
    }

    private static Cluster cluster(String name) {
        Node node = new Node(name + "-1", "127.0.0.1", null, URI.create("http://127.0.0.1:8080"));
        return new Cluster(name, name + ".shop.example.test.", null, List.of(node));
    }
}
