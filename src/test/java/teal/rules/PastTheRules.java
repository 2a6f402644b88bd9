package teal.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.context.ApplicationContext;

/**
 * Deploys diagrams that no rule has seen, as if the rules had missed something: only the engine's own checks are left. What
 * Teal adds to each deployment, it still gets.
 */
public final class PastTheRules {

    private static final String SOURCE = "past the rules";

    private final ProcessEngineConfigurationImpl engine;

    public PastTheRules(ApplicationContext teal) {
        this(teal.getBean(ProcessEngineConfigurationImpl.class));
    }

    public PastTheRules(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
        List<Deployer> deployers = engine.getDeployers().stream()
                .map(deployer ->
                        deployer.getClass().getSimpleName().equals("DiagramGate") ? around(deployer) : deployer)
                .toList();
        engine.getDeploymentCache().setDeployers(deployers);
    }

    private static Deployer around(Deployer gate) {
        return new Deployer() {
            @Override
            public void deploy(DeploymentEntity deployment) {
                if (!SOURCE.equals(deployment.getSource())) {
                    gate.deploy(deployment);
                }
            }
        };
    }

    /**
     * The shipped files with others in their place.
     *
     * @throws org.camunda.bpm.engine.ProcessEngineException if the engine cannot read them
     */
    public void deploy(Map<String, String> changed) {
        Map<String, byte[]> files = new TreeMap<>(Shipped.files());
        files.putAll(FrameFiles.all());
        changed.forEach((name, xml) -> files.put(name, xml.getBytes(StandardCharsets.UTF_8)));
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().source(SOURCE);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        deployment.deploy();
    }
}
