package teal.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.ConfigurableApplicationContext;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.lab.dns.ZoneServers;
import teal.lab.nodes.PreparedNodes;
import teal.lab.users.NameLookup;
import teal.lab.users.TrafficSource;
import teal.release.Node;
import teal.release.Version;
import teal.traffic.Lookup;

/**
 * A company that follows one of the documented examples: an application on two nodes with a real OpenSSH, blue-1 and green-1.
 * Its inventory is the example's; only addresses, files and accounts are this company's.
 */
public abstract class DocumentedCompany implements AutoCloseable {

    private final List<AutoCloseable> open = new ArrayList<>();
    private final String application;
    private final Path example;
    private final Path base;

    /** @param example the directory of the example, with its application.yaml */
    DocumentedCompany(String application, Path example, Path base) throws IOException {
        this.application = application;
        this.example = example;
        this.base = Files.createDirectories(base);
    }

    abstract ZoneServers names();

    abstract PreparedNodes nodes();

    /** The documented inventory with this company's own addresses and files, beyond those that every example has. */
    abstract String adapted(String inventory);

    final Path base() {
        return base;
    }

    final Path example(String file) {
        return example.resolve(file);
    }

    final <T extends AutoCloseable> T keep(T server) {
        open.add(server);
        return server;
    }

    final String alias() {
        return alias(application);
    }

    static String alias(String application) {
        return application + ".example.test.";
    }

    static String target(String cluster, String application) {
        return cluster + "." + alias(application);
    }

    /** What an administrator puts on every node before the first release, at the same path as in the example. */
    final void prepare(String directory, String... files) throws IOException {
        for (String file : files) {
            String path = directory + "/" + file;
            put(path, example(path));
        }
    }

    /** Puts a file into the application's directory on every node. */
    final void put(String path, Path file) throws IOException {
        for (Node node : nodes().nodes()) {
            nodes().put(node, application, path, file);
        }
    }

    /** Teal with the documented inventory. */
    public final ConfigurableApplicationContext startTeal(Map<String, Object> more) throws IOException {
        Map<String, Object> properties = new TreeMap<>(more);
        Files.writeString(base.resolve("tsig"), names().tsigSecretBase64());
        Path inventory = Files.writeString(base.resolve("application.yaml"), inventory());
        properties.put("spring.config.additional-location", inventory.toUri().toString());
        properties.put("spring.datasource.url", "jdbc:h2:mem:" + base.getFileName() + System.nanoTime());
        List<?> servers = names().nameServers();
        for (int i = 0; i < servers.size(); i++) {
            properties.put("teal.applications." + application + ".traffic.name-servers[" + i + "]", servers.get(i));
        }
        properties.put("teal.work-directory", base.resolve("work").toString());
        properties.put("teal.passwords.cost", 10);
        properties.put("server.port", 0);
        properties.put("server.tomcat.basedir", base.resolve("teal").toString());
        return keep(TealInLab.start(properties, new String[0]));
    }

    private String inventory() throws IOException {
        return withAddresses(adapted(documented()))
                .replace("primary: 10.0.0.53", "primary: " + names().primary())
                .replace("/etc/teal/tsig", base.resolve("tsig").toString())
                .replace("/etc/teal/id_ed25519", nodes().ssh().identity().toString())
                .replace("/etc/teal/known_hosts", nodes().ssh().knownHosts().toString())
                .replace("user: deploy", "user: " + nodes().ssh().user())
                .replace("directory: /srv/" + application, "directory: " + nodes().directorySetting(application));
    }

    final String documented() throws IOException {
        return Files.readString(example("application.yaml")).replace("example.com", "example.test");
    }

    /** With the nodes' own addresses. */
    final String withAddresses(String inventory) {
        String text = at(inventory, "10.0.0.11", nodes().nodes().get(0));
        return at(text, "10.0.0.21", nodes().nodes().get(1));
    }

    private static String at(String text, String documented, Node node) {
        return text.replaceAll("://" + documented + ":\\d+", "://" + node.http().getAuthority())
                .replace("host: " + documented, here(node));
    }

    /** A host of the example, as a block further in. */
    static String here(Node node) {
        return "host: " + node.host() + "\n              ssh-port: " + node.sshPort();
    }

    final ManagedApplication managed(ConfigurableApplicationContext teal) {
        return teal.getBean(Inventory.class).get(application);
    }

    /** Installs a version on all nodes, as a release would. */
    final void install(ConfigurableApplicationContext teal, String version, String artifact) {
        ManagedApplication managed = managed(teal);
        List<Node> all = managed.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
        managed.deployer().stage(all, new Version(version), managed.artifacts().pin(artifact, null), LabToken.next());
        all.parallelStream().forEach(node -> managed.deployer().activate(node, new Version(version), LabToken.next()));
    }

    /** Users who together send 50 requests a second to wherever the name leads. */
    final TrafficSource letUsersCome(ConfigurableApplicationContext teal, SSLSocketFactory tls) {
        ManagedApplication managed = managed(teal);
        Map<String, List<URI>> addresses = Map.of(
                target("blue", application),
                List.of(address(teal, 0)),
                target("green", application),
                List.of(address(teal, 1)));
        return keep(new TrafficSource(
                        name -> {
                            Lookup found = managed.traffic().lookup();
                            return new NameLookup.Answer(found.target(), found.ttl());
                        },
                        addresses,
                        alias().replaceFirst("\\.$", ""),
                        tls)
                .start(50));
    }

    private URI address(ConfigurableApplicationContext teal, int cluster) {
        return managed(teal)
                .application()
                .clusters()
                .get(cluster)
                .nodes()
                .get(0)
                .http();
    }

    @Override
    public void close() throws IOException {
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
}
