package teal.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import teal.deploy.ArtifactSettings;
import teal.deploy.ArtifactStore;
import teal.deploy.Deployer;
import teal.deploy.DeploymentSettings;
import teal.deploy.NodeCommands;
import teal.lab.dns.LabNameServer;
import teal.lab.nodes.LabNode;
import teal.lab.nodes.LabNodes;
import teal.lab.shop.ShopArtifact;
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

/** The lab's small company: its shop runs 1.0.0 on blue and green, users are on blue, and 2.0.0 lies ready. */
public final class LabCompany implements AutoCloseable {

    public static final String RECORD = "shop.example.test.";
    public static final String BLUE = "blue.shop.example.test.";
    public static final String GREEN = "green.shop.example.test.";

    private static final String RESTART = "bin/service restart";

    private final Path base;
    private final LabNameServer names;
    private final LabNodes nodes;
    private final TrafficSource traffic;

    private LabCompany(Path base, LabNameServer names, LabNodes nodes) {
        this.base = base;
        this.names = names;
        this.nodes = nodes;
        TrafficRouter lookups = new TrafficRouter(trafficSettings(), Clock.systemUTC());
        this.traffic = new TrafficSource(
                name -> {
                    Lookup found = lookups.lookup();
                    return new NameLookup.Answer(found.target(), found.ttl());
                },
                Map.of(BLUE, addresses("blue"), GREEN, addresses("green")),
                "shop.example.test");
    }

    /** Opens the company with artifacts of about this size in bytes; users come when {@link #letUsersCome} is called. */
    public static LabCompany open(long artifactSize) {
        try {
            Path base = Files.createTempDirectory("teal-lab");
            LabNameServer names =
                    LabNameServer.start("example.test.", Map.of(RECORD, BLUE), Duration.ofSeconds(1), "teal.");
            names.addHost(GREEN);
            LabNodes nodes = LabNodes.start(base.resolve("nodes"), "blue-1", "blue-2", "green-1", "green-2");
            Files.writeString(base.resolve("tsig"), names.tsigSecretBase64());
            LabCompany company = new LabCompany(base, names, nodes);
            company.install("1.0.0", artifactSize);
            ShopArtifact.build(base.resolve("artifacts"), "2.0.0", artifactSize);
            return company;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LabCompany letUsersCome() {
        traffic.start();
        return this;
    }

    public LabNameServer names() {
        return names;
    }

    public LabNodes nodes() {
        return nodes;
    }

    public TrafficSource traffic() {
        return traffic;
    }

    public String artifact(String version) {
        return base.resolve("artifacts")
                .resolve("shop-" + version + ".tar.gz")
                .toUri()
                .toString();
    }

    public Path directory() {
        return base;
    }

    /** The shop's block of the inventory, and what else Teal is to know here. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", "jdbc:h2:mem:" + base.getFileName() + ";DB_CLOSE_DELAY=-1");
        properties.put("teal.work-directory", base.resolve("work").toString());
        properties.put("lab.base", base.toString());
        properties.put("lab.artifacts", base.resolve("artifacts").toUri().toString());
        properties.put("lab.name-server", names.address().toString());
        properties.put("lab.tsig", "file:" + base.resolve("tsig"));
        properties.put("lab.ssh.user", nodes.ssh().user());
        properties.put("lab.ssh.identity", nodes.ssh().identity().toString());
        properties.put("lab.ssh.known-hosts", nodes.ssh().knownHosts().toString());
        for (Node node : nodes.nodes()) {
            properties.put("lab.nodes." + node.name() + ".ssh", node.sshPort());
            properties.put("lab.nodes." + node.name() + ".http", node.http().toString());
        }
        properties.put("spring.config.additional-location", "classpath:teal/lab/lab.yaml");
        return properties;
    }

    private void install(String version, long size) {
        Path artifact = ShopArtifact.build(base.resolve("artifacts"), version, size);
        ArtifactSettings places =
                new ArtifactSettings(List.of(base.resolve("artifacts").toUri().toString()), null, null, null);
        ArtifactStore store = new ArtifactStore(base.resolve("work"), places);
        DeploymentSettings settings = new DeploymentSettings(
                ".", null, null, null, new NodeCommands(RESTART, null, null, null), nodes.ssh(), places, null);
        Deployer deployer = new Deployer(settings, store);
        for (LabNode node : nodes.all()) {
            ShopService.install(node.directory(), node.node().httpPort());
        }
        deployer.stage(
                nodes.nodes(), new Version(version), store.pin(artifact.toUri().toString(), null), LabTurn.next());
        nodes.nodes().parallelStream().forEach(node -> deployer.activate(node, new Version(version), LabTurn.next()));
    }

    private TrafficSettings trafficSettings() {
        return new TrafficSettings(
                RECORD,
                "example.test.",
                Duration.ofSeconds(1),
                names.address(),
                List.<ServerAddress>of(names.address()),
                List.of(),
                new TsigKey(names.tsigKeyName(), null, new Secret("file:" + base.resolve("tsig"))),
                null,
                null);
    }

    private List<URI> addresses(String cluster) {
        return nodes.nodes().stream()
                .filter(node -> node.name().startsWith(cluster))
                .map(Node::http)
                .toList();
    }

    @Override
    public void close() {
        traffic.close();
        try {
            nodes.close();
            names.close();
            try (Stream<Path> files = Files.walk(base)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
