package teal.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import teal.board.ReleaseView.ClusterView;
import teal.board.ReleaseView.NodeView;
import teal.inventory.Inventory;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleasePlan;
import teal.process.variable.StepReport;
import teal.release.Application;
import teal.release.Cluster;
import teal.release.Users;

/** Both clusters according to the release's own records: the plan's findings, updated with what the steps have changed. */
@Component
public class ClusterViews {

    /** Bad live traffic moves users back by a step of its own. */
    private static final Set<String> SWITCHES = Set.of("switchTraffic", "switchTrafficBack");

    private final Inventory inventory;

    ClusterViews(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Empty if the inventory no longer has such an application. */
    public List<ClusterView> of(String applicationName, ReleasePlan plan, List<StepReport> evidence) {
        return inventory
                .find(applicationName)
                .map(managed -> of(managed.application(), plan, evidence))
                .orElse(List.of());
    }

    /**
     * After a release has brought its version to every node, without the evidence of it.
     *
     * @param leftOut the nodes that it left as they were
     */
    List<ClusterView> released(String applicationName, ReleasePlan plan, String version, LeftOut leftOut) {
        return inventory
                .find(applicationName)
                .map(managed -> {
                    Map<String, String> versions = new LinkedHashMap<>(plan.before());
                    managed.application().clusters().stream()
                            .flatMap(cluster -> cluster.nodes().stream())
                            .filter(node -> !leftOut.has(node.name()))
                            .forEach(node -> versions.put(node.name(), version));
                    // Users were moved to the first cluster, unless the other one had nothing to change.
                    return views(managed.application(), versions, plan.secondMissing() ? plan.first() : plan.live());
                })
                .orElse(List.of());
    }

    private static List<ClusterView> of(Application application, ReleasePlan plan, List<StepReport> evidence) {
        Map<String, String> versions = new LinkedHashMap<>(plan.before());
        String live = plan.newRecord() ? "" : plan.live();
        for (StepReport report : evidence) {
            if (report.step().equals("activateVersion")
                    && report.passed()
                    && report.node() != null
                    // Without one, the node was left as it is
                    && report.details().hasNonNull("version")) {
                versions.put(report.node(), report.details().path("version").asText(""));
            }
            if (SWITCHES.contains(report.step())
                    && report.passed()
                    && report.details().hasNonNull("wanted")) {
                live = application
                        .byTarget(report.details().path("wanted").asText(""))
                        .map(Cluster::name)
                        .orElse("");
            }
        }
        return views(application, versions, live);
    }

    private static List<ClusterView> views(Application application, Map<String, String> versions, String isLive) {
        Optional<String> known = application.clusters().stream()
                .map(Cluster::name)
                .filter(isLive::equals)
                .findFirst();
        return application.clusters().stream()
                .map(cluster -> new ClusterView(
                        cluster.name(),
                        cluster.name().equals(isLive),
                        Users.on(cluster.name(), known),
                        cluster.nodes().stream()
                                .map(node -> new NodeView(node.name(), Optional.ofNullable(versions.get(node.name()))))
                                .toList()))
                .toList();
    }
}
