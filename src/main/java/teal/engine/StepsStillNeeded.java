package teal.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import teal.rules.DiagramCheck;
import teal.rules.Mistake;

/**
 * Diagrams keep their versions, and the steps that they call have none: a step that another version of Teal renamed or
 * removed would be missing in mid-release. Looked for before any release goes on, and before this version's diagrams are
 * deployed: those would stay when the version of before is started again, which may not know their steps.
 */
@Component
class StepsStillNeeded {

    private final RepositoryService repository;
    private final RuntimeService runtime;

    StepsStillNeeded(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    /** @throws StepsGone naming the releases that could not go on */
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
