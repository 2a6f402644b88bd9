package teal.engine;

import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.CandidateDeployment;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import teal.rules.ReleaseFiles;

/**
 * Defines "unchanged" for a client that asks to deploy only changed files, as the Modeler does: the same as in the
 * newest set. The engine alone would compare with the last deployment of the same name, and would not redeploy an older
 * file that someone else has since replaced.
 */
final class UnchangedFiles extends DefaultDeploymentHandler {

    UnchangedFiles(ProcessEngine engine) {
        super(engine);
    }

    @Override
    public boolean shouldDeployResource(Resource brought, Resource before) {
        return bringsAll(before) || !newest().map(set -> has(set, brought)).orElse(false);
    }

    @Override
    public String determineDuplicateDeployment(CandidateDeployment candidate) {
        return newest().map(set -> set.deployment().getId())
                .orElseGet(() -> super.determineDuplicateDeployment(candidate));
    }

    /** The engine compares with deployments from the same source, so this one has that source too. */
    private boolean bringsAll(Resource before) {
        Deployment deployment = repositoryService
                .createDeploymentQuery()
                .deploymentId(before.getDeploymentId())
                .singleResult();
        return deployment != null && DeployedSet.WHOLE.equals(deployment.getSource());
    }

    private Optional<DeployedSet> newest() {
        return DeployedSet.newest(repositoryService);
    }

    private static boolean has(DeployedSet set, Resource brought) {
        return Arrays.equals(set.files().get(ReleaseFiles.name(brought.getName())), brought.getBytes());
    }
}
