package teal.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.dns.LabNameServer;
import teal.lab.dns.ZoneServers;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.users.TrafficSource;
import teal.release.Node;

/** A company that runs Apache Tomcat as it is downloaded, on nodes behind a jump host. */
public final class TomcatCompany extends DocumentedCompany {

    private static final String TOMCAT = "tomcat";
    private static final Path DOWNLOADED = Path.of("target/applications").toAbsolutePath();

    private final LabNameServer names;
    private final OpenSshNodes jump;
    private final OpenSshNodes nodes;

    private TomcatCompany(Path base) throws IOException {
        super(TOMCAT, Path.of("docs/examples/tomcat"), base);
        String blue = target("blue", TOMCAT);
        this.names = keep(LabNameServer.start("example.test.", Map.of(alias(), blue), Duration.ofSeconds(1), "teal."));
        names.addHost(target("green", TOMCAT));
        // A JVM on a busy machine should not compile what lives for a minute.
        List<String> small = List.of("SetEnv SHLVL=2 \"JAVA_HOME=" + System.getProperty("java.home")
                + "\" \"JAVA_OPTS=-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1\"");
        this.jump = keep(OpenSshNodes.start(base.resolve("jump"), "jump"));
        this.nodes = keep(OpenSshNodes.start(base.resolve("nodes"), small, "blue-1", "green-1"));
        prepare("base/conf", "server.xml", "context.xml");
    }

    /** Skips the test if there is no sshd. */
    public static TomcatCompany open(Path base) throws IOException {
        return new TomcatCompany(base);
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

    public void install(ConfigurableApplicationContext teal, String version) {
        install(teal, version, artifact(version));
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
            Path pid = on(node).resolve("base/tomcat.pid");
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
