package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.lab.dns.Bind;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.programs.ExitCode;
import teal.lab.users.NameLookup;
import teal.lab.users.TrafficSource;
import teal.release.Node;
import teal.traffic.Lookup;
import teal.traffic.ServerAddress;

/**
 * A company that runs Apache Tomcat as it is downloaded, on nodes with a real OpenSSH behind a jump host, and names of a real
 * BIND; its inventory is the documented one.
 */
public final class TomcatCompany implements AutoCloseable {

    private static final Path EXAMPLE = Path.of("docs/examples/tomcat");
    private static final Path DOWNLOADED = Path.of("target/applications").toAbsolutePath();

    private static final String RECORD = "tomcat.example.test.";
    private static final String BLUE = "blue.tomcat.example.test.";
    private static final String GREEN = "green.tomcat.example.test.";

    private static final String JAVA_HOME = System.getProperty("java.home");

    /** A JVM on a busy machine should not compile what lives for a minute. */
    private static final String SMALL = "-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Path base;
    private final Bind names;
    private final OpenSshNodes jump;
    private final OpenSshNodes nodes;

    private TomcatCompany(Path base) throws IOException {
        this.base = Files.createDirectories(base);
        this.names = keep(Bind.start(
                base.resolve("names"), "example.test.", Map.of(RECORD, BLUE), Duration.ofSeconds(1), "teal."));
        List<String> small = List.of("SetEnv SHLVL=2 \"JAVA_HOME=" + JAVA_HOME + "\" \"JAVA_OPTS=" + SMALL + "\"");
        this.jump = keep(OpenSshNodes.start(base.resolve("jump"), "jump"));
        this.nodes = keep(OpenSshNodes.startRecording(base.resolve("nodes"), "tomcat", small, "blue-1", "green-1"));
        Files.writeString(base.resolve("tsig"), names.tsigSecretBase64());
        for (Node node : nodes.nodes()) {
            Path conf =
                    Files.createDirectories(nodes.get(node.name()).directory().resolve("tomcat/base/conf"));
            for (String name : List.of("server.xml", "context.xml")) {
                Files.copy(EXAMPLE.resolve("base/conf").resolve(name), conf.resolve(name));
            }
        }
    }

    /** Skips the test if there is no sshd. */
    public static TomcatCompany open(Path base) throws IOException {
        return new TomcatCompany(base);
    }

    private <T extends AutoCloseable> T keep(T server) {
        open.add(server);
        return server;
    }

    /** Teal with the documented inventory; only addresses, files and times are this company's. */
    public ConfigurableApplicationContext startTeal(Map<String, Object> more) throws IOException {
        Map<String, Object> properties = new TreeMap<>(more);
        Path inventory = Files.writeString(base.resolve("application.yaml"), inventory());
        properties.put("spring.config.additional-location", inventory.toUri().toString());
        properties.put("spring.datasource.url", "jdbc:h2:mem:" + base.getFileName() + System.nanoTime());
        properties.put(
                "teal.applications.tomcat.traffic.name-servers",
                names.nameServers().stream().map(ServerAddress::toString).collect(Collectors.joining(",")));
        properties.put("teal.work-directory", base.resolve("work").toString());
        properties.put("teal.passwords.cost", 10);
        properties.put("server.port", 0);
        properties.put("server.tomcat.basedir", base.resolve("teal").toString());
        return keep(TealInLab.start(properties, new String[0]));
    }

    private String inventory() throws IOException {
        String text = Files.readString(EXAMPLE.resolve("application.yaml"))
                .replace("example.com", "example.test")
                .replace("primary: 10.0.0.53", "primary: " + names.primary())
                .replace("/etc/teal/tsig", base.resolve("tsig").toString())
                .replace("/etc/teal/id_ed25519", nodes.ssh().identity().toString())
                .replace("/etc/teal/known_hosts_jump", jump.ssh().knownHosts().toString())
                .replace("/etc/teal/known_hosts", nodes.ssh().knownHosts().toString())
                .replace("/etc/teal/id_jump", jump.ssh().identity().toString())
                .replace("user: deploy", "user: " + nodes.ssh().user())
                .replace("user: teal", "user: " + jump.ssh().user())
                .replace("directory: /srv/tomcat", "directory: " + nodes.directorySetting("tomcat"))
                .replace(
                        "https://repo.example.test/org/apache/tomcat/tomcat/",
                        DOWNLOADED.toUri().toString());
        text = at(text, "host: jump.example.test", jump.nodes().get(0), "              ");
        text = at(text, "host: 10.0.0.11", nodes.nodes().get(0), "              ");
        text = at(text, "host: 10.0.0.21", nodes.nodes().get(1), "              ");
        return text.replace("http://10.0.0.11:8080", nodes.nodes().get(0).http().toString())
                .replace("http://10.0.0.21:8080", nodes.nodes().get(1).http().toString());
    }

    private static String at(String text, String documented, Node node, String indent) {
        return text.replace(documented, "host: " + node.host() + "\n" + indent + "ssh-port: " + node.sshPort());
    }

    public String artifact(String version) {
        return DOWNLOADED.resolve("tomcat-" + version + ".tar.gz").toUri().toString();
    }

    /** On all nodes, a version runs that was unpacked and started by hand; on green-1, somebody put a library into it. */
    public void runFromElsewhere(String version) throws IOException {
        for (Node node : nodes.nodes()) {
            Path elsewhere = Files.createDirectories(elsewhere(node));
            Path archive = DOWNLOADED.resolve("tomcat-" + version + ".tar.gz");
            run(new ProcessBuilder("tar", "-xzf", archive.toString()), elsewhere);
            Path home = elsewhere.resolve("apache-tomcat-" + version);
            if (node.name().equals("green-1")) {
                Files.writeString(home.resolve("lib/driver.properties"), "url=jdbc:shop\n");
            }
            Path catalina = nodes.applicationDirectory(node).resolve("base");
            Files.createDirectories(catalina.resolve("logs"));
            Files.createDirectories(catalina.resolve("temp"));
            ProcessBuilder start = new ProcessBuilder("bin/catalina.sh", "start");
            start.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            JAVA_HOME,
                            "JAVA_OPTS",
                            SMALL,
                            "CATALINA_BASE",
                            catalina.toString(),
                            "CATALINA_PID",
                            catalina.resolve("tomcat.pid").toString(),
                            "CATALINA_OPTS",
                            "-Dport=" + node.httpPort()));
            run(start, home);
        }
    }

    private static void run(ProcessBuilder command, Path directory) throws IOException {
        Process process = command.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(ExitCode.of(process)).as(String.join(" ", command.command())).isZero();
    }

    /** The directory that a node's first version runs from, as people have chosen it. */
    private Path elsewhere(Node node) {
        return nodes.get(node.name()).directory().resolve("opt/tomcat");
    }

    /** The same for all nodes, as adoption takes it. */
    public String elsewhere() {
        return nodes.directorySetting("opt/tomcat");
    }

    /** Where {@code current} leads on each node. */
    public Map<String, String> links() throws IOException {
        Map<String, String> links = new TreeMap<>();
        for (Node node : nodes.nodes()) {
            Path current = nodes.applicationDirectory(node).resolve("current");
            if (Files.isSymbolicLink(current)) {
                links.put(node.name(), Files.readSymbolicLink(current).toString());
            }
        }
        return links;
    }

    /** The process of each node's Tomcat. */
    public Map<String, String> processes() throws IOException {
        Map<String, String> processes = new TreeMap<>();
        for (Node node : nodes.nodes()) {
            processes.put(
                    node.name(),
                    Files.readString(nodes.applicationDirectory(node).resolve("base/tomcat.pid"))
                            .strip());
        }
        return processes;
    }

    /** What the servers see from now on. */
    public ReleaseRecorder record() {
        return ReleaseRecorder.of(names, nodes, RECORD, BLUE, "bin/catalina.sh start");
    }

    /** Users who together send 50 requests a second to wherever the name leads. */
    public TrafficSource letUsersCome(ConfigurableApplicationContext teal) {
        ManagedApplication tomcat = teal.getBean(Inventory.class).get("tomcat");
        Map<String, List<URI>> addresses = Map.of(
                BLUE, List.of(nodes.nodes().get(0).http()),
                GREEN, List.of(nodes.nodes().get(1).http()));
        return keep(new TrafficSource(
                        name -> {
                            Lookup found = tomcat.traffic().lookup();
                            return new NameLookup.Answer(found.target(), found.ttl());
                        },
                        addresses,
                        "tomcat.example.test")
                .start(50));
    }

    /** What the jump host's sshd printed. */
    public String jumpLog() throws IOException {
        return Files.readString(base.resolve("jump/jump-sshd/log"));
    }

    @Override
    public void close() throws IOException {
        endTomcats();
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void endTomcats() throws IOException {
        for (Node node : nodes.nodes()) {
            Path pid = nodes.get(node.name()).directory().resolve("tomcat/base/tomcat.pid");
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
