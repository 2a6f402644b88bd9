package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.dns.Bind;
import teal.lab.dns.ZoneServers;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.programs.ExitCode;
import teal.lab.users.TrafficSource;
import teal.release.Node;

/** A company that runs Apache Tomcat as it is downloaded, on nodes behind a jump host. */
public final class TomcatCompany extends DocumentedCompany {

    private static final String TOMCAT = "tomcat";
    public static final Path EXAMPLE = Path.of("docs/examples/tomcat");
    public static final Path DOWNLOADED = Path.of("target/applications").toAbsolutePath();

    private static final String JAVA_HOME = System.getProperty("java.home");

    /** A JVM on a busy machine should not compile what lives for a minute. */
    private static final String SMALL = "-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Bind names;
    private final OpenSshNodes jump;
    private final OpenSshNodes nodes;

    private TomcatCompany(Path base) throws IOException {
        super(TOMCAT, EXAMPLE, base);
        this.names = keep(Bind.start(
                base.resolve("names"), "example.test.", Map.of(alias(), blue()), Duration.ofSeconds(1), "teal."));
        List<String> small = List.of("SetEnv SHLVL=2 \"JAVA_HOME=" + JAVA_HOME + "\" \"JAVA_OPTS=" + SMALL + "\"");
        this.jump = keep(OpenSshNodes.start(base.resolve("jump"), "jump"));
        this.nodes = keep(OpenSshNodes.startRecording(base.resolve("nodes"), TOMCAT, small, "blue-1", "green-1"));
        prepare("base/conf", "server.xml", "context.xml");
    }

    /** Skips the test if there is no sshd. */
    public static TomcatCompany open(Path base) throws IOException {
        return new TomcatCompany(base);
    }

    private static String blue() {
        return target("blue", TOMCAT);
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
                .replace("/etc/teal/known_hosts_jump", jump.ssh().knownHosts().toString())
                .replace("/etc/teal/id_jump", jump.ssh().identity().toString())
                .replace("user: teal", "user: " + jump.ssh().user())
                .replace("host: jump.example.test", here(jump.nodes().get(0)))
                .replace(
                        "https://repo.example.test/org/apache/tomcat/tomcat/",
                        DOWNLOADED.toUri().toString());
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
        return ReleaseRecorder.of(names, nodes, alias(), blue(), "bin/catalina.sh start");
    }

    public TrafficSource letUsersCome(ConfigurableApplicationContext teal) {
        return letUsersCome(teal, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** What the jump host's sshd printed. */
    public String jumpLog() throws IOException {
        return Files.readString(base().resolve("jump/jump-sshd/log"));
    }

    @Override
    public void close() throws IOException {
        endTomcats();
        super.close();
    }

    private void endTomcats() throws IOException {
        for (Node node : nodes.nodes()) {
            Path pid = nodes.applicationDirectory(node).resolve("base/tomcat.pid");
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
