package teal.inventory;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.deploy.DeploymentSettings;
import teal.externalcall.EndpointSettings;
import teal.release.Application;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Setting;
import teal.traffic.TrafficSettings;
import teal.verify.MetricsSettings;
import teal.verify.VerificationSettings;

/**
 * Everything that Teal knows about one application: {@code teal.applications.<name>}.
 *
 * @param home the cluster that is live between releases; absent: the live side alternates
 * @param endpoints addresses that diagrams may call, by name; default none
 * @param metrics the server that diagrams may query for values; absent: none
 * @param processes the processes that may release it, the usual one first; default {@code blue-green-release}
 * @param requiredGuards what its releases' diagrams may not go without; default none
 * @param maintenance how releases treat nodes in maintenance
 * @param timeZone the time zone of decision tables, default UTC
 */
public record ApplicationSettings(
        @Nullable String home,
        List<Cluster> clusters,
        TrafficSettings traffic,
        DeploymentSettings deployment,
        VerificationSettings verification,
        WaitLimits waitLimits,
        Retry retry,
        Map<String, EndpointSettings> endpoints,
        @Nullable MetricsSettings metrics,
        String timeZone,
        List<String> processes,
        List<String> requiredGuards,
        ApprovalSettings approval,
        MaintenanceSettings maintenance) {

    /** What may be required of diagrams, as their rules call it. */
    public static final List<String> GUARDS = List.of("watch", "caches", "idle", "freeze", "health");

    /** The process that comes with Teal. */
    private static final List<String> USUAL_PROCESS = List.of("blue-green-release");

    public ApplicationSettings(
            @Nullable String home,
            @Nullable List<Cluster> clusters,
            @Nullable TrafficSettings traffic,
            @Nullable DeploymentSettings deployment,
            @Nullable VerificationSettings verification,
            @Nullable WaitLimits waitLimits,
            @Nullable Retry retry,
            @Nullable Map<String, EndpointSettings> endpoints,
            @Nullable MetricsSettings metrics,
            @Nullable String timeZone,
            @Nullable List<String> processes,
            @Nullable List<String> requiredGuards,
            @Nullable ApprovalSettings approval,
            @Nullable MaintenanceSettings maintenance) {
        this.clusters = Setting.list(
                "clusters",
                clusters,
                found -> found.size() == 1 || found.size() == 2,
                "a list of two clusters, or of one as long as the other is not there yet");
        this.traffic = Setting.required("traffic", traffic, "the block that says how users are moved");
        this.deployment = Setting.required("deployment", deployment, "the block that says how nodes are reached");
        this.verification = Setting.required("verification", verification, "the block that says what good means");
        this.waitLimits = Setting.orElse(waitLimits, new WaitLimits(null, null, null));
        this.retry = Setting.orElse(retry, new Retry(null));
        this.endpoints = Setting.named("endpoints", endpoints);
        this.metrics = metrics;
        this.timeZone = Setting.check(
                "time-zone",
                Setting.orElse(timeZone, "UTC"),
                ZoneId.getAvailableZoneIds()::contains,
                "a time zone such as Europe/Berlin");
        this.processes = Setting.list(
                "processes",
                Setting.orElse(processes, USUAL_PROCESS),
                found -> !found.isEmpty()
                        && new HashSet<>(found).size() == found.size()
                        && found.stream().allMatch(process -> process.matches("[A-Za-z_][A-Za-z0-9_.-]{0,62}")),
                "ids of processes that can be started, such as blue-green-release; each once, and one at least");
        this.requiredGuards = Setting.list(
                "required-guards",
                Setting.orElse(requiredGuards, List.of()),
                GUARDS::containsAll,
                "names out of " + String.join(", ", GUARDS));
        this.approval = Setting.orElse(approval, ApprovalSettings.defaults());
        this.maintenance = Setting.orElse(maintenance, new MaintenanceSettings(null));
        this.home = home == null
                ? null
                : Setting.check(
                        "home", home, name -> name.matches("[a-z][a-z0-9-]*"), "the name of one of the clusters");
        Setting.acrossFields(this::checkThatHomeIsACluster, "clusters", "home");
        Setting.acrossFields(this::checkThatClustersAreApart, "clusters");
        Setting.acrossFields(this::checkTargets, "clusters", "traffic");
        Setting.acrossFields(this::checkMachines, "clusters", "deployment");
        Setting.acrossFields(this::checkEntrances, "clusters", "verification");
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    Application application(String name) {
        return new Application(name, clusters, Optional.ofNullable(home));
    }

    private boolean isCluster(String name) {
        return clusters.stream().anyMatch(cluster -> cluster.name().equals(name));
    }

    /** One machine may be several nodes, if each has a directory of its own there. */
    private void checkMachines() {
        if (this.deployment.directory().contains("{node}")) {
            return;
        }
        for (int i = 0; i < this.clusters.size(); i++) {
            Map<String, String> owners = new HashMap<>();
            List<Node> nodes = this.clusters.get(i).nodes();
            for (int j = 0; j < nodes.size(); j++) {
                Node node = nodes.get(j);
                String other = owners.putIfAbsent(node.sshAddress(), node.name());
                Setting.check(
                        "clusters[" + i + "].nodes[" + j + "].host",
                        node.sshAddress(),
                        address -> other == null,
                        "an address of its own (" + other + " has the same), or {node} in deployment.directory");
            }
        }
    }

    private void checkThatHomeIsACluster() {
        if (home != null) {
            Setting.check("home", home, this::isCluster, "the name of one of the clusters");
        }
    }

    private void checkEntrances() {
        for (int i = 0; i < this.clusters.size() && this.verification.needsEntrances(); i++) {
            Setting.check(
                    "clusters[" + i + "].entrances",
                    this.clusters.get(i).entrances(),
                    entrances -> !entrances.isEmpty(),
                    "one or more addresses, because smoke tests or the warm-up go through entrances");
        }
    }

    private void checkTargets() {
        for (int i = 0; i < this.clusters.size(); i++) {
            Setting.check(
                    "clusters[" + i + "].target",
                    this.clusters.get(i).target(),
                    target -> !target.equals(this.traffic.record()),
                    "a name other than the record that points at it");
        }
    }

    private void checkThatClustersAreApart() {
        if (clusters.size() < 2) {
            return;
        }
        Cluster one = clusters.get(0);
        Cluster two = clusters.get(1);
        Setting.check("clusters[1].name", two.name(), name -> !name.equals(one.name()), "a name of its own");
        Setting.check(
                "clusters[1].target", two.target(), target -> !target.equals(one.target()), "a target of its own");
        Map<Object, String> owners = new HashMap<>();
        one.nodes().forEach(node -> identities(node).forEach(identity -> owners.put(identity, node.name())));
        for (int i = 0; i < two.nodes().size(); i++) {
            Node node = two.nodes().get(i);
            for (Object identity : identities(node)) {
                Setting.check(
                        "clusters[1].nodes[" + i + "]",
                        node.name(),
                        name -> !owners.containsKey(identity),
                        "a node that is not in cluster " + one.name() + " too (" + owners.get(identity)
                                + " has the same " + (identity.equals(node.name()) ? "name)" : "address)"));
            }
        }
    }

    private static List<Object> identities(Node node) {
        return List.of(node.name(), "ssh " + node.sshAddress(), "http " + node.httpAddress());
    }
}
