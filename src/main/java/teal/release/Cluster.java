package teal.release;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the two identical sets of nodes that an application runs on.
 *
 * @param name {@code blue} or {@code green}, or whatever the team calls it
 * @param target the absolute DNS name that the application's CNAME points at while this cluster is live
 * @param entrances where users' requests enter the cluster, if not at the DNS target's own addresses; the live traffic watch
 *     sends its requests there. Empty: the nodes themselves.
 * @param entranceName the name that they are asked for, in {@code Host}, TLS and their certificate; absent: the public one
 * @param nodes at least one
 */
public record Cluster(
        String name,
        String target,
        List<URI> entrances,
        @Nullable String entranceName,
        List<Node> nodes) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** A cluster whose entrances are asked for the public name. */
    public Cluster(String name, String target, @Nullable List<URI> entrances, @Nullable List<Node> nodes) {
        this(name, target, entrances, null, nodes);
    }

    public Cluster(
            String name,
            String target,
            @Nullable List<URI> entrances,
            @Nullable String entranceName,
            @Nullable List<Node> nodes) {
        this.name = Setting.check(
                "name", name, NAME.asMatchPredicate(), "up to 32 lower-case letters, digits and '-', a letter first");
        this.target = DnsName.absolute("target", target);
        this.entrances = List.copyOf(Setting.orElse(entrances, List.of()));
        this.entranceName = entranceName == null ? null : DnsName.host("entrance-name", entranceName);
        this.nodes = Setting.list("nodes", nodes, found -> !found.isEmpty(), "a list of one or more nodes");
        Setting.acrossFields(this::checkThatNodesAreApart, "nodes");
    }

    private void checkThatNodesAreApart() {
        Map<String, String> owners = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            String field = "nodes[" + i + "].";
            Setting.check(field + "name", node.name(), names::add, "a name of its own");
            checkThatItIsApart(owners, field + "http", node.httpAddress(), node);
        }
    }

    private static void checkThatItIsApart(Map<String, String> owners, String field, String address, Node node) {
        String other = owners.putIfAbsent(address, node.name());
        Setting.check(field, address, found -> other == null, "an address of its own (" + other + " has the same)");
    }

    public Optional<String> ownEntranceName() {
        return Optional.ofNullable(entranceName);
    }

    /** The same cluster with these nodes only. */
    public Cluster with(List<Node> some) {
        return new Cluster(name, target, entrances, entranceName, some);
    }

    public boolean isTarget(String dnsName) {
        return target.equals(dnsName.toLowerCase(Locale.ROOT));
    }

    public Node node(String wanted) {
        return nodes.stream()
                .filter(node -> node.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("cluster " + name + " has no node " + Quoted.text(wanted)));
    }
}
