package teal.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.box.SystemdMachine;
import teal.lab.box.SystemdNodes;
import teal.lab.dns.Bind;
import teal.lab.dns.ZoneServers;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.nodes.PreparedNodes;
import teal.lab.process.PackagedTeal;
import teal.lab.users.TrafficSource;
import teal.release.Version;
import teal.signin.Authority;
import teal.signin.Certificate;

/**
 * A company that runs a Spring Boot application as an executable jar behind HTTPS, with certificates of its own authority, and
 * keeps its versions in a repository with a password; its zone is on BIND.
 */
public final class OrdersCompany extends DocumentedCompany {

    private static final String ORDERS = "orders";
    private static final Path EXAMPLE = Path.of("docs/examples/spring-boot");
    private static final String RELEASES = "/repository/releases/com/example/orders/";
    private static final String VERSION = "path: /actuator/info\n          json: /build/version\n";
    private static final String PROCESS = "process:\n            unit: orders.service\n";
    private static final String PASSWORD = "open-sesame";

    private final Authority authority;
    private final Bind names;
    private final PreparedNodes nodes;
    private final ArtifactRepository nexus;
    private final UnaryOperator<String> adaptation;
    private boolean silent;

    private OrdersCompany(Path base, PreparedNodes nodes, UnaryOperator<String> adaptation, String... versions)
            throws IOException {
        super(ORDERS, EXAMPLE, base);
        this.nodes = keep(nodes);
        this.adaptation = adaptation;
        this.authority = Authority.make(base.resolve("authority"));
        this.names = keep(Bind.start(
                base.resolve("names"),
                "example.test.",
                Map.of(alias(), target("blue", ORDERS)),
                Duration.ofSeconds(1),
                "teal."));
        this.nexus = keep(ArtifactRepository.start(
                authority.issue("nexus", "IP:127.0.0.1").serving(), false));
        nexus.admitOnly(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(("teal:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        Files.writeString(base.resolve("nexus-password"), PASSWORD + "\n");
        publish(versions);
        prepareNodes();
    }

    /** On this machine, without systemd. Skips the test if there is no sshd or no BIND. */
    public static OrdersCompany open(Path base, String... versions) throws IOException {
        // A JVM on a busy machine should not compile what lives for a minute.
        List<String> small = List.of("SetEnv SHLVL=2 \"PATH=" + System.getProperty("java.home") + "/bin:/usr/bin:/bin\""
                + " \"JDK_JAVA_OPTIONS=-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1\"");
        return new OrdersCompany(
                base,
                OpenSshNodes.start(base.resolve("nodes"), small, "blue-1", "green-1"),
                UnaryOperator.identity(),
                versions);
    }

    /** On machines with systemd, prepared as documented. Skips the test if there is no container engine or no BIND. */
    public static OrdersCompany onSystemd(Path base, String... versions) throws IOException {
        SystemdNodes nodes = SystemdNodes.start(base.resolve("nodes"), 8443, "blue-1", "green-1");
        nodes.install(ORDERS, EXAMPLE);
        return new OrdersCompany(base, nodes, OrdersCompany::withSystemd, versions);
    }

    /** With the restart that the example gives for it. */
    private static String withSystemd(String inventory) {
        return inventory.replaceFirst(
                "(?s) +# With systemd it is: ([^\n]+)\n +restart: \\|\n.*?\n( +ssh:)", "          restart: $1\n$2");
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
        put("config/orders.crt", certificate.file());
        put("config/orders.key", certificate.key());
    }

    @Override
    ZoneServers names() {
        return names;
    }

    @Override
    PreparedNodes nodes() {
        return nodes;
    }

    @Override
    String adapted(String inventory) {
        String adapted = adaptation.apply(inventory);
        if (silent) {
            adapted = adapted.replace(VERSION, PROCESS);
        }
        return adapted.replace("https://nexus.example.test", nexus.address())
                .replace(
                        "/etc/teal/nexus-password",
                        base().resolve("nexus-password").toString())
                .replace("/etc/teal/company-ca.pem", authority.file().toString());
    }

    /** The nodes of a company on systemd. */
    public SystemdNodes machines() {
        return (SystemdNodes) nodes;
    }

    /** Installs the finished jar as the operating guide says, with the documented inventory and all files at its places. */
    public void installTeal(SystemdMachine host) throws IOException {
        String guide = Files.readString(Path.of("docs/operate/install.md"));
        host.put(PackagedTeal.jar(), "/root/target/teal-0.jar", "root", "644");
        host.run("cd /root\n" + block(guide, "", "useradd "));
        Map<String, String> files = Map.of(
                "application.yaml", withAddresses(withSystemd(documented())),
                "tsig", names.tsigSecretBase64(),
                "id_ed25519", Files.readString(nodes.ssh().identity()),
                "known_hosts", Files.readString(nodes.ssh().knownHosts()),
                "nexus-password", PASSWORD,
                "company-ca.pem", Files.readString(authority.file()),
                "environment", "TEAL_ADMIN_PASSWORD=First-Day-At-Teal-26\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path content = Files.writeString(
                    Files.createDirectories(base().resolve("etc")).resolve(file.getKey()), file.getValue());
            host.put(content, "/etc/teal/" + file.getKey(), "teal", "600");
        }
        Path unit = Files.writeString(base().resolve("teal.service"), block(guide, "ini", "[Unit]"));
        host.put(unit, "/etc/systemd/system/teal.service", "root", "644");
        host.run("systemd-analyze verify teal.service && systemctl daemon-reload");
    }

    /** A block of the guide, by how it begins. */
    private static String block(String guide, String language, String begin) {
        int at = guide.indexOf("```" + language + "\n" + begin);
        return guide.substring(guide.indexOf('\n', at) + 1, guide.indexOf("\n```", at) + 1);
    }

    /** From now on, the inventory says that the application cannot report its version, and names its unit. */
    public void letNodesReportTheVersion() {
        silent = true;
    }

    public void install(ConfigurableApplicationContext teal, String version) {
        install(teal, version, managed(teal).artifacts().addresses().of(null, new Version(version)));
    }

    public TrafficSource letUsersCome(ConfigurableApplicationContext teal) throws IOException {
        return letUsersCome(teal, authority.own().trusting().getSocketFactory());
    }

    /** The files of a version on a node. */
    public List<String> files(String node, String version) throws IOException {
        return nodes.files(node, ORDERS, "releases/" + version);
    }
}
