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
 * Says what "unchanged" means where a client asks to deploy only what has changed, as the Modeler does: the same as in the
 * newest set. The engine alone would look at the last deployment of the same name, and not deploy an older file again that
 * somebody else has replaced meanwhile.
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

    /** The engine compares with deployments of the same source, so this one is of that source, too. */
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
