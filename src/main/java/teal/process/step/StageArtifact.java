package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Cluster;
import teal.release.Report;

/** Copies the artifact to all nodes of the cluster in parallel, without disturbing anything that runs. */
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
                .stage(
                        cluster.nodes(),
                        step.released(),
                        step.plan().artifact(),
                        step.otherDigest(),
                        step.token(),
                        step.earlyEnd());
    }
}
