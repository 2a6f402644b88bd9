package teal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import teal.inventory.ManagedApplication;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.SideBySide;
import teal.release.TechnicalFailure;
import teal.release.Users;
import teal.verify.HealthReport;

/**
 * An application's state, according to its name server and its nodes.
 *
 * @param pointsAt where the CNAME points, according to the primary
 * @param live the cluster that the CNAME points at; absent if it is neither
 * @param problem why the primary could not be queried
 */
public record ApplicationStatus(
        String name,
        String record,
        Optional<String> pointsAt,
        Optional<String> live,
        Optional<String> problem,
        List<ClusterStatus> clusters) {

    /** @param users whether users are on it; unknown while the primary cannot be asked */
    public record ClusterStatus(String name, String target, Users users, List<NodeStatus> nodes) {}

    /**
     * @param confirmed whether the application itself reports the version; otherwise its process on the node counts
     * @param away why it serves no users, if it was taken out
     */
    public record NodeStatus(
            String name,
            boolean healthy,
            Optional<String> version,
            boolean confirmed,
            String found,
            Optional<String> away) {}

    /**
     * Asks all of them; takes as long as the slowest, within its time-out.
     *
     * @param absent why nodes are away, by name
     */
    public static ApplicationStatus ask(ManagedApplication managed, Map<String, String> absent) {
        Optional<String> target = Optional.empty();
        Optional<String> problem = Optional.empty();
        try {
            target = Optional.of(managed.traffic().target());
        } catch (TechnicalFailure | PermanentRefusal failure) {
            problem = Optional.of(Reason.of(failure));
        }
        Optional<String> pointsAt = target;
        return new ApplicationStatus(
                managed.name(),
                managed.settings().traffic().record(),
                target,
                target.flatMap(managed.application()::byTarget).map(Cluster::name),
                problem,
                managed.application().clusters().stream()
                        .map(cluster -> cluster(managed, cluster, users(cluster, pointsAt), absent))
                        .toList());
    }

    private static Users users(Cluster cluster, Optional<String> pointsAt) {
        return pointsAt.map(target -> cluster.isTarget(target) ? Users.HERE : Users.NONE)
                .orElse(Users.UNKNOWN);
    }

    private static ClusterStatus cluster(
            ManagedApplication managed, Cluster cluster, Users users, Map<String, String> absent) {
        return new ClusterStatus(
                cluster.name(),
                cluster.target(),
                users,
                SideBySide.each(
                        cluster.nodes(), node -> node(managed, node, Optional.ofNullable(absent.get(node.name())))));
    }

    private static NodeStatus node(ManagedApplication managed, Node node, Optional<String> away) {
        HealthReport report = managed.verifier().look(node);
        return new NodeStatus(
                node.name(), report.passed(), report.version(), report.confirmed(), report.summary(), away);
    }
}
