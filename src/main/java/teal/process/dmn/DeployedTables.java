package teal.process.dmn;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.stereotype.Component;
import teal.rules.PolicyTable;
import teal.rules.ReleaseFiles;

/**
 * The tables of each deployment, read once: a deployment never changes. They are evaluated outside the engine's history,
 * since the relevant answer is stored with the release, and looking for the end of a freeze takes many evaluations.
 */
@Component
class DeployedTables {

    private final RepositoryService repository;
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, Optional<DeployedTable>> known = new ConcurrentHashMap<>();

    DeployedTables(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * Empty if the deployment has no such table, like deployments from before tables existed.
     *
     * @param definition of a process in the deployment
     */
    Optional<DeployedTable> find(String definition, PolicyTable table) {
        String deployment =
                whoeverAsks(() -> repository.getProcessDefinition(definition).getDeploymentId());
        return known.computeIfAbsent(deployment + "/" + table.file(), key -> read(deployment, table));
    }

    /** A policy also applies to people without permission to read diagrams. */
    private <T> T whoeverAsks(Callable<T> question) {
        return ((ServiceImpl) repository)
                .getCommandExecutor()
                .execute(context -> context.runWithoutAuthorization(question));
    }

    private Optional<DeployedTable> read(String deployment, PolicyTable table) {
        List<Resource> resources = whoeverAsks(() -> repository.getDeploymentResources(deployment));
        return resources.stream()
                .filter(resource -> ReleaseFiles.name(resource.getName()).equals(table.file()))
                .findFirst()
                .map(Resource::getBytes)
                .map(content -> new DeployedTable(
                        table.id(),
                        engine,
                        engine.parseDecision(table.id(), new ByteArrayInputStream(content)),
                        content));
    }
}
