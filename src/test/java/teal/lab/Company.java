package teal.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.h2.api.ErrorCode;
import teal.deploy.ArtifactSettings;
import teal.deploy.ArtifactStore;
import teal.deploy.Deployer;
import teal.deploy.DeploymentSettings;
import teal.deploy.NodeCommands;
import teal.deploy.SshSettings;
import teal.lab.dns.ZoneServers;
import teal.lab.nodes.NodeServers;
import teal.lab.shop.ShopArtifact;
import teal.lab.shop.ShopFault;
import teal.lab.shop.ShopService;
import teal.lab.users.NameLookup;
import teal.lab.users.TrafficSource;
import teal.release.Node;
import teal.release.Secret;
import teal.release.Version;
import teal.traffic.Lookup;
import teal.traffic.ServerAddress;
import teal.traffic.TrafficRouter;
import teal.traffic.TrafficSettings;
import teal.traffic.TsigKey;

/**
 * A small company on any kind of servers: its shop runs 1.0.0 on blue and green, users are on blue, and 2.0.0 is ready to be
 * released.
 */
public abstract class Company implements AutoCloseable {

    public static final String RECORD = "shop.example.test.";
    public static final String BLUE = "blue.shop.example.test.";
    public static final String GREEN = "green.shop.example.test.";

    static final String ZONE = "example.test.";
    static final String KEY = "teal.";
    static final Duration TTL = Duration.ofSeconds(1);
    static final String[] NODES = {"blue-1", "blue-2", "green-1", "green-2"};
    public static final String RESTART = "bin/service restart";

    /** Users' resolvers ask again; on a busy machine, one late answer is no failed request. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Premises premises;
    private final ZoneServers names;
    private final NodeServers nodes;
    private final TrafficRouter lookups;
    private final TrafficSource traffic;

    /** Takes ownership of the company's servers. */
    Company(Premises premises, ZoneServers names, NodeServers nodes) {
        this.premises = premises;
        this.names = names;
        this.nodes = nodes;
        write(premises.resolve("tsig"), names.tsigSecretBase64());
        this.lookups = new TrafficRouter(trafficSettings(), Clock.systemUTC());
        this.traffic = premises.keep(new TrafficSource(
                name -> {
                    Lookup found = lookups.lookup();
                    return new NameLookup.Answer(found.target(), found.ttl());
                },
                Map.of(BLUE, addresses("blue"), GREEN, addresses("green")),
                "shop.example.test"));
        create(premises.resolve("artifacts"));
    }

    /** Installs 1.0.0 on all nodes, with artifacts of about this size in bytes, and waits until all of them serve. */
    void openShop(long artifactSize) {
        install("1.0.0", artifactSize);
        publish("2.0.0", artifactSize, Map.of());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> versions().size() == nodes.nodes().size());
    }

    /** 200 requests a second: enough to notice if one of two nodes is gone for 10 ms. */
    public Company letUsersCome() {
        traffic.start(200);
        return this;
    }

    /** 50 requests a second, for tests with another focus: serving 200 takes an eighth of a processor. */
    public Company letFewUsersCome() {
        traffic.start(50);
        return this;
    }

    public ZoneServers names() {
        return names;
    }

    public NodeServers nodes() {
        return nodes;
    }

    public TrafficSource traffic() {
        return traffic;
    }

    /** Where the primary's CNAME points; empty if there is none yet. */
    public String target() {
        return lookups.lookup().target();
    }

    /** The version that each node reports; nodes that do not answer are left out. */
    public Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (Node node : nodes.nodes()) {
            try (InputStream answer = health(node)) {
                String body = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                versions.put(node.name(), body.replaceFirst(".*\"version\":\"([^\"]*)\".*", "$1"));
            } catch (IOException noAnswer) {
                versions.remove(node.name());
            }
        }
        return versions;
    }

    /** On a connection that is closed at once: a cluster whose nodes have open connections is not idle. */
    private static InputStream health(Node node) throws IOException {
        URLConnection connection = node.http().resolve("/health").toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        return connection.getInputStream();
    }

    /** Builds a version's artifact, of about this size in bytes, optionally with built-in faults; returns its address. */
    public String publish(String version, long size, Map<ShopFault, String> faults) {
        ShopArtifact.build(premises.resolve("artifacts"), version, size, faults);
        return artifact(version);
    }

    /** As after moving Teal to another machine: its fetched artifacts are gone. */
    public void forgetFetched() {
        Premises.delete(premises.resolve("work"));
    }

    public String artifact(String version) {
        return premises.resolve("artifacts")
                .resolve("shop-" + version + ".tar.gz")
                .toUri()
                .toString();
    }

    public Path directory() {
        return premises.directory();
    }

    /** The shop's block of the inventory, and the other settings that Teal needs here. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", database() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256");
        properties.put("teal.work-directory", premises.resolve("work").toString());
        properties.put("teal.passwords.cost", 10);
        // Otherwise Tomcat leaves a directory of its own behind
        properties.put("server.tomcat.basedir", premises.resolve("tomcat").toString());
        properties.put("lab.base", directory().toString());
        properties.put("lab.artifacts", premises.resolve("artifacts").toUri().toString());
        properties.put("lab.name-server", names.primary().toString());
        properties.put(
                "lab.name-servers",
                names.nameServers().stream().map(ServerAddress::toString).collect(Collectors.joining(",")));
        properties.put("lab.tsig", "file:" + premises.resolve("tsig"));
        properties.put("lab.directory", nodes.applicationDirectory());
        properties.put("lab.ssh.user", nodes.ssh().user());
        properties.put("lab.ssh.identity", nodes.ssh().identity().toString());
        properties.put("lab.ssh.known-hosts", nodes.ssh().knownHosts().toString());
        for (Node node : nodes.nodes()) {
            properties.put("lab.nodes." + node.name() + ".host", node.host());
            properties.put("lab.nodes." + node.name() + ".ssh", node.sshPort());
            properties.put("lab.nodes." + node.name() + ".http", node.http().toString());
        }
        properties.put("spring.config.additional-location", "classpath:teal/lab/lab.yaml");
        return properties;
    }

    private void install(String version, long size) {
        String artifact = publish(version, size, Map.of());
        ArtifactSettings places = new ArtifactSettings(
                List.of(premises.resolve("artifacts").toUri().toString()),
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
                null);
        ArtifactStore store = new ArtifactStore(premises.resolve("work"), places);
        NodeCommands commands = new NodeCommands(RESTART, null, null, null);
        Deployer deployer = new Deployer(
                new DeploymentSettings(
                        nodes.applicationDirectory(), null, null, null, commands, patientSsh(), places, null, null),
                store);
        prepareNodes();
        deployer.stage(nodes.nodes(), new Version(version), store.pin(artifact, null), LabToken.next());
        nodes.nodes().parallelStream().forEach(node -> deployer.activate(node, new Version(version), LabToken.next()));
    }

    /** The nodes as they are set up before the first release: a service, and nothing for it to run. */
    void prepareNodes() {
        for (Node node : nodes.nodes()) {
            ShopService.install(nodes.applicationDirectory(node), node.http());
        }
    }

    /** These tests are not about setting up, and the machine may be busy. */
    private SshSettings patientSsh() {
        SshSettings ssh = nodes.ssh();
        return new SshSettings(
                ssh.user(),
                ssh.identity(),
                null,
                null,
                ssh.knownHosts(),
                null,
                null,
                null,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2));
    }

    private TrafficSettings trafficSettings() {
        TsigKey key = new TsigKey(names.tsigKeyName(), null, new Secret("file:" + premises.resolve("tsig")));
        return new TrafficSettings(
                RECORD, ZONE, TTL, names.primary(), names.nameServers(), List.of(), key, false, PATIENCE, null, true);
    }

    private List<URI> addresses(String cluster) {
        return nodes.nodes().stream()
                .filter(node -> node.name().startsWith(cluster))
                .map(Node::http)
                .toList();
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the company is closing or closed, possibly by the hook that runs on Ctrl-C. */
    boolean isClosing() {
        return premises.isClosing();
    }

    /** Anything using the company ends before the company does. */
    void endFirst(AutoCloseable user) {
        premises.keep(user);
    }

    /** Users leave, servers stop, and the company's files and database are removed. */
    @Override
    public void close() {
        premises.close();
        forgetDatabase();
    }

    private String database() {
        return "jdbc:h2:mem:" + directory().getFileName() + ";QUERY_CACHE_SIZE=256";
    }

    /** An in-memory database outlives its connections, so that Teal can be restarted; it is shut down here. */
    private void forgetDatabase() {
        try (Connection database = DriverManager.getConnection(database() + ";IFEXISTS=TRUE", "teal", "teal");
                Statement statement = database.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1) {
                throw new IllegalStateException("Cannot end the database of " + directory(), e);
            }
        }
    }
}
