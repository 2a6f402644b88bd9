package teal.engine.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.test.util.ReflectionTestUtils;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;

/**
 * The lab's shop, and beside it an application whose diagrams never saw Teal's rules: as if they had been deployed before
 * there were any. One for all tests of this package.
 */
final class WildScene implements CloseableResource {

    private final ReleaseScene scene;

    private WildScene() {
        scene = ReleaseScene.open(
                LabCompany.open(),
                Map.of(
                        "spring.config.additional-location",
                        "classpath:teal/lab/lab.yaml,classpath:teal/engine/bound/wild.yaml",
                        // Fewer than by default: what forks is stopped job by job
                        "teal.bounds.jobs",
                        100,
                        "teal.bounds.jobs-per-node",
                        10));
        scene.add("works", execution -> {});
        scene.add("failsAlways", execution -> {
            throw new IllegalStateException("the other system is away");
        });
        scene.add(
                "startsAnother",
                execution -> execution
                        .getProcessEngineServices()
                        .getRuntimeService()
                        .startProcessInstanceByMessage("another"));
    }

    static WildScene of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(WildScene.class))
                .getOrComputeIfAbsent(WildScene.class, key -> new WildScene(), WildScene.class);
    }

    ReleaseScene scene() {
        return scene;
    }

    <T> T teal(Class<T> part) {
        return scene.teal(part);
    }

    /** Past the rules, and without becoming the set that the next release uses. */
    void deploy(Map<String, byte[]> files) {
        SpringProcessEngineConfiguration engine = teal(SpringProcessEngineConfiguration.class);
        List<Deployer> all = engine.getDeployers();
        engine.getDeploymentCache()
                .setDeployers(all.stream().flatMap(this::itself).toList());
        try {
            DeploymentBuilder deployment =
                    teal(RepositoryService.class).createDeployment().name("wild");
            files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
            deployment.deploy();
        } finally {
            engine.getDeploymentCache().setDeployers(all);
        }
    }

    /** The engine's own deployer of diagrams, without what Teal puts around it. */
    private Stream<Deployer> itself(Deployer deployer) {
        return deployer.getClass().getSimpleName().equals("EngineRefusals")
                        && ReflectionTestUtils.getField(deployer, "engines") instanceof BpmnDeployer inside
                ? Stream.of(inside)
                : Stream.empty();
    }

    /** The engine has not read any of these diagrams since it was started. */
    void forgetDiagrams() {
        teal(SpringProcessEngineConfiguration.class).getDeploymentCache().discardProcessDefinitionCache();
    }

    ProcessInstance start(String process, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("application", "wild", "version", "2.0.0"));
        variables.putAll(more);
        return teal(RuntimeService.class).startProcessInstanceByKey(process, "wild 2.0.0", variables);
    }

    /** Those that were raised where something failed, not their copies on callers, nor those about waits. */
    List<Incident> incidents() {
        return teal(RuntimeService.class).createIncidentQuery().list().stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .filter(incident -> Set.of("failedJob", "diagramFault").contains(incident.getIncidentType()))
                .toList();
    }

    /** Nothing of them is left. A job that is still failing may be faster, once. */
    void clear() {
        RuntimeService runtime = teal(RuntimeService.class);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(ProcessEngineException.class)
                .untilAsserted(() -> {
                    runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                            .filter(instance ->
                                    !String.valueOf(instance.getBusinessKey()).startsWith("shop "))
                            .forEach(instance ->
                                    runtime.deleteProcessInstance(instance.getId(), "end of the test", true));
                    assertThat(incidents()).isEmpty();
                });
    }

    @Override
    public void close() {
        scene.close();
    }
}
