package teal.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process that is not in the newest deployment can no longer be started, so Tasklist no longer offers it. The engine's
 * own way would be to suspend it, but then the next steps of releases running on it would be suspended too, and never end.
 */
final class RemovedProcesses implements Deployer {

    private final ObjectProvider<JdbcClient> database;

    /** @param database of the engine, whose transaction this joins */
    RemovedProcesses(ObjectProvider<JdbcClient> database) {
        this.database = database;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        List<String> processes = deployment.getDeployedProcessDefinitions().stream()
                .map(ProcessDefinition::getKey)
                .toList();
        if (deployment.isNew() && !processes.isEmpty()) {
            database.getObject()
                    .sql(
                            "UPDATE ACT_RE_PROCDEF SET STARTABLE_ = FALSE WHERE STARTABLE_ = TRUE AND KEY_ NOT IN (:processes)")
                    .param("processes", processes)
                    .update();
        }
    }
}
