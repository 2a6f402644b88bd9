package teal.process.step;

import java.util.Optional;
import org.springframework.stereotype.Component;
import teal.access.SystemPrincipal;
import teal.deploy.NodeReport;
import teal.process.node.NodesAway;
import teal.release.Node;
import teal.release.Report;

/** Puts one node back in service, as configured in the inventory. */
@Component
class PutBackInService extends IndispensableStep {

    private final NodesAway away;

    PutBackInService(StepServices services, NodesAway away) {
        super(services);
        this.away = away;
    }

    @Override
    Report act(StepContext step) {
        String application = step.managed().name();
        Node node = step.node();
        Optional<Report> left = WayBack.isMissing(step);
        if (left.isPresent()) {
            away.waitsForRelease(application, node.name(), left.get().summary(), SystemPrincipal.NAME);
            return left.get();
        }
        NodeReport report = step.deployer().putBackInService(node, step.token());
        if (report.passed()) {
            away.remove(application, node.name());
        }
        return report;
    }
}
