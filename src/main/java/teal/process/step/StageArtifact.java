package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Cluster;
import teal.release.Report;

/** Brings the artifact to all nodes of the cluster, side by side, and disturbs nothing that runs. */
@Component
class StageArtifact extends IndispensableStep {

    StageArtifact(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Cluster cluster = step.cluster();
        if (step.restoring()) {
            return StillThere.check(step.deployer().inspect(cluster.nodes()), step.plan());
        }
        return step.deployer()
                .stage(cluster.nodes(), step.released(), step.plan().artifact(), step.token());
    }
}
