package teal.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.dns.Bind;
import teal.lab.dns.ZoneServers;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.users.TrafficSource;
import teal.release.Node;
import teal.release.Version;
import teal.signin.Authority;
import teal.signin.Certificate;

/**
 * A company that runs a Spring Boot application as an executable jar behind HTTPS, with certificates of its own authority, and
 * keeps its versions in a repository with a password; its zone is on BIND.
 */
public final class OrdersCompany extends DocumentedCompany {

    private static final String ORDERS = "orders";
    private static final String RELEASES = "/repository/releases/com/example/orders/";
    private static final String PASSWORD = "open-sesame";

    private final Authority authority;
    private final Bind names;
    private final OpenSshNodes nodes;
    private final ArtifactRepository nexus;

    private OrdersCompany(Path base, String... versions) throws IOException {
        super(ORDERS, Path.of("docs/examples/spring-boot"), base);
        this.authority = Authority.make(base.resolve("authority"));
        this.names = keep(Bind.start(
                base.resolve("names"),
                "example.test.",
                Map.of(alias(), target("blue", ORDERS)),
                Duration.ofSeconds(1),
                "teal."));
        // A JVM on a busy machine should not compile what lives for a minute.
        List<String> small = List.of("SetEnv SHLVL=2 \"PATH=" + System.getProperty("java.home") + "/bin:/usr/bin:/bin\""
                + " \"JDK_JAVA_OPTIONS=-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1\"");
        this.nodes = keep(OpenSshNodes.start(base.resolve("nodes"), small, "blue-1", "green-1"));
        this.nexus = keep(ArtifactRepository.start(
                authority.issue("nexus", "IP:127.0.0.1").serving(), false));
        nexus.admitOnly(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(("teal:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        Files.writeString(base.resolve("nexus-password"), PASSWORD + "\n");
        publish(versions);
        prepareNodes();
    }

    /** Skips the test if there is no sshd or no BIND. */
    public static OrdersCompany open(Path base, String... versions) throws IOException {
        return new OrdersCompany(base, versions);
    }

    private void publish(String... versions) throws IOException {
        for (String version : versions) {
            nexus.publish(
                    RELEASES + version + "/orders-" + version + ".jar",
                    OrdersJar.build(base().resolve("build"), version));
        }
        nexus.publish(
                RELEASES + "maven-metadata.xml",
                Stream.of(versions)
                        .map(version -> "<version>" + version + "</version>")
                        .collect(Collectors.joining(
                                "", "<metadata><versioning><versions>", "</versions></versioning></metadata>")));
    }

    private void prepareNodes() throws IOException {
        prepare("config", "application.yaml");
        Certificate certificate = authority.issue("orders", "DNS:orders.example.test");
        for (Node node : nodes.nodes()) {
            Files.copy(certificate.file(), on(node).resolve("config/orders.crt"));
            Files.copy(certificate.key(), on(node).resolve("config/orders.key"));
        }
    }

    @Override
    ZoneServers names() {
        return names;
    }

    @Override
    OpenSshNodes nodes() {
        return nodes;
    }

    @Override
    String adapted(String inventory) {
        return inventory
                .replace("https://nexus.example.test", nexus.address())
                .replace(
                        "/etc/teal/nexus-password",
                        base().resolve("nexus-password").toString())
                .replace("/etc/teal/company-ca.pem", authority.file().toString());
    }

    public void install(ConfigurableApplicationContext teal, String version) {
        install(teal, version, managed(teal).artifacts().addresses().of(null, new Version(version)));
    }

    public TrafficSource letUsersCome(ConfigurableApplicationContext teal) throws IOException {
        return letUsersCome(teal, authority.own().trusting().getSocketFactory());
    }

    /** The files of a version on a node. */
    public List<String> files(String node, String version) throws IOException {
        try (Stream<Path> files = Files.list(
                nodes.get(node).directory().resolve("orders/releases").resolve(version))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
