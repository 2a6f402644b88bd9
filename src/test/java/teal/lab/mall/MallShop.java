package teal.lab.mall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import teal.lab.ReleaseRecorder;
import teal.lab.dns.ZoneServers;
import teal.lab.invariants.TrafficMove;
import teal.lab.nodes.LabNode;
import teal.lab.nodes.LabNodes;
import teal.release.Node;

/** One of many applications. */
public final class MallShop implements AutoCloseable {

    private final String name;
    private final LabNodes nodes;
    private final List<Stall> stalls = new ArrayList<>();
    private final ReleaseRecorder recorder;
    private final ZoneServers names;

    MallShop(String name, Path directory, ZoneServers names, Executor threads, int nodesPerCluster) {
        this.name = name;
        this.names = names;
        this.nodes = LabNodes.start(
                directory,
                Stream.of("blue", "green")
                        .flatMap(cluster ->
                                IntStream.rangeClosed(1, nodesPerCluster).mapToObj(number -> cluster + "-" + number))
                        .toArray(String[]::new));
        for (LabNode node : nodes.all()) {
            stalls.add(new Stall(node.node(), node.directory(), threads));
        }
        this.recorder = ReleaseRecorder.of(names, nodes, record(name), target(name, "blue"));
    }

    public String name() {
        return name;
    }

    static String record(String name) {
        return name + ".example.test.";
    }

    static String target(String name, String cluster) {
        return cluster + "." + record(name);
    }

    public LabNodes nodes() {
        return nodes;
    }

    public ReleaseRecorder recorder() {
        return recorder;
    }

    /** Records what happens from now on; no release of it may be in progress. */
    public ReleaseRecorder newRecorder() {
        return ReleaseRecorder.of(names, nodes, record(name), live() + ".");
    }

    /** The cluster that users are on. */
    public String live() {
        return recorder.moves().stream()
                .reduce((earlier, later) -> later)
                .map(TrafficMove::cluster)
                .orElse("blue");
    }

    /** The version that each node runs. */
    public List<String> versions() {
        return stalls.stream().map(Stall::version).toList();
    }

    /** Its block of the inventory, as YAML. */
    String inventory(ZoneServers names, Path tsig, Path artifacts) {
        return String.join(
                "\n",
                "    " + name + ":",
                "      clusters:",
                cluster("blue"),
                cluster("green"),
                "      traffic: { record: " + record(name) + ", zone: example.test., ttl: 1s, primary: '"
                        + names.primary() + "', name-servers: ['" + names.primary() + "'], cache-margin: 0s,",
                "        tsig: { name: " + names.tsigKeyName() + ", secret: 'file:" + tsig + "' } }",
                "      deployment:",
                "        directory: .",
                "        commands: { restart: bin/service restart }",
                "        ssh: { user: teal, identity: '" + nodes.ssh().identity() + "', known-hosts: '"
                        + nodes.ssh().knownHosts() + "' }",
                "        artifacts: { from: ['" + artifacts.toUri() + "'] }",
                "      verification:",
                "        public-url: http://" + name + ".example.test",
                "        health: { stable: 0s }",
                "        smoke-tests: [{ name: health, path: /health, json: /version, value: '{version}', within: 30s }]",
                "        warm-up: { limit: 30s, window: 5, request-timeout: 30s }",
                "        watch: { bake: 1s, slice: 500ms, limit: 30s }",
                "      retry: { delays: [1s, 2s, 5s, 10s] }\n");
    }

    private String cluster(String cluster) {
        StringBuilder yaml =
                new StringBuilder("        - { name: " + cluster + ", target: " + target(name, cluster) + ", nodes: [");
        for (Node node : nodes.nodes()) {
            if (node.name().startsWith(cluster)) {
                yaml.append("{ name: ").append(node.name()).append(", host: 127.0.0.1, ssh-port: ");
                yaml.append(node.sshPort())
                        .append(", http: '")
                        .append(node.http())
                        .append("' },");
            }
        }
        return yaml.append("] }").toString();
    }

    @Override
    public void close() throws IOException {
        stalls.forEach(Stall::close);
        nodes.close();
    }
}
