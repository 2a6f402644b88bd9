package teal.engine;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import teal.process.request.NewestDiagrams;
import teal.rules.ReleaseFiles;

/**
 * The files that the next release will use: diagrams, forms and decisions of a single deployment, since a release never
 * mixes deployments.
 *
 * @param files by name, without leading directories
 */
record DeployedSet(Deployment deployment, Map<String, byte[]> files) {

    /** The source of a deployment that contains all files of a release; any file that it lacks is removed. */
    static final String WHOLE = "whole set";

    /** Empty before the first deployment. */
    static Optional<DeployedSet> newest(RepositoryService repository) {
        return NewestDiagrams.deployment(repository).map(id -> read(repository, id));
    }

    /** The files deployed together at that time. */
    static DeployedSet read(RepositoryService repository, String id) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource resource : repository.getDeploymentResources(id)) {
            files.put(ReleaseFiles.name(resource.getName()), resource.getBytes());
        }
        return new DeployedSet(
                repository.createDeploymentQuery().deploymentId(id).singleResult(), files);
    }
}
