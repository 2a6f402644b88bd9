package teal.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import teal.rules.DiagramCheck;
import teal.rules.Mistake;

/**
 * Diagrams are versioned, but the steps that they call are not: a step that another version of Teal renamed or removed
 * would be missing in the middle of a release. Checked before any release continues, and before this version's diagrams
 * are deployed: those would stay if the previous version were started again, and it may not know their steps.
 */
@Component
class StepsStillNeeded {

    private final RepositoryService repository;
    private final RuntimeService runtime;

    StepsStillNeeded(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    /** @throws StepsGone naming the releases that could not continue */
    void mustBeThere() {
        List<String> gone = new ArrayList<>();
        new RunningReleases(runtime, repository).byDeployment().forEach((deployment, releases) -> {
            for (Mistake missing : DiagramCheck.unknownSteps(
                    DeployedSet.read(repository, deployment).files())) {
                gone.add(String.join(", ", releases) + " run" + (releases.size() == 1 ? "s" : "") + " on " + missing);
            }
        });
        if (!gone.isEmpty()) {
            throw new StepsGone(gone);
        }
    }
}
