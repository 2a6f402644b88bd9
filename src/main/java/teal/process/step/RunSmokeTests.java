package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Cluster;
import teal.release.Report;

/** Tests the upgraded cluster: the last line of defence before users come to it. */
@Component
class RunSmokeTests extends Step {

    RunSmokeTests(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Cluster cluster = step.cluster();
        return step.verifier()
                .smokeTest(
                        cluster,
                        step.versionFor(cluster.nodes().get(0)),
                        step.turn().transcript());
    }
}
