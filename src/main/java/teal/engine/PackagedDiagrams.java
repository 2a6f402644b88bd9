package teal.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import teal.release.Reason;
import teal.rules.FrameFiles;

/**
 * Deploys the diagrams packaged with Teal before anyone can request a release. Files that authors have deployed since
 * then stay: a new version of Teal must not revert a company's changes.
 */
@Component
class PackagedDiagrams implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(PackagedDiagrams.class);

    /** Distinguishes Teal's own deployments from those of authors. */
    static final String SOURCE = "Teal";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final StepsStillNeeded steps;
    private final InventoryStillNeeded inventory;

    PackagedDiagrams(
            RepositoryService repository,
            ResourcePatternResolver resources,
            StepsStillNeeded steps,
            InventoryStillNeeded inventory) {
        this.inventory = inventory;
        this.steps = steps;
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        steps.mustBeThere();
        inventory.mustBeThere();
        Map<String, byte[]> packaged = packaged();
        Optional<DeployedSet> deployed = DeployedSet.newest(repository);
        Set<String> changed = changed(packaged, deployed.map(DeployedSet::files).orElse(Map.of()));
        if (changed.isEmpty()) {
            return;
        }
        if (deployed.isPresent() && !SOURCE.equals(deployed.get().deployment().getSource())) {
            log.info(
                    "Releases keep using the diagrams that authors deployed ('{}'); those that come with Teal differ:"
                            + " {}. Deploy them to use them",
                    deployed.get().deployment().getName(),
                    String.join(", ", changed));
            return;
        }
        if (deployed.isPresent() && wereDeployedBefore(packaged)) {
            log.info("Releases keep using the diagrams of another version of Teal, which were deployed after this"
                    + " one's");
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name(SOURCE).source(SOURCE);
        packaged.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        deployment.deploy();
    }

    /** An older Teal instance restarted next to a newer one, in a rolling upgrade, must not restore its own diagrams. */
    private boolean wereDeployedBefore(Map<String, byte[]> packaged) {
        return repository.createDeploymentQuery().deploymentSource(SOURCE).list().stream()
                .map(deployment ->
                        DeployedSet.read(repository, deployment.getId()).files())
                .anyMatch(files -> changed(packaged, files).isEmpty());
    }

    private static Set<String> changed(Map<String, byte[]> packaged, Map<String, byte[]> deployed) {
        Set<String> changed = new TreeSet<>();
        packaged.forEach((name, content) -> {
            if (!Arrays.equals(content, deployed.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    private Map<String, byte[]> packaged() {
        Map<String, byte[]> files = new TreeMap<>(FrameFiles.all());
        try {
            for (String kind : List.of("bpmn", "form", "dmn")) {
                for (Resource resource : resources.getResources("classpath*:processes/*." + kind)) {
                    files.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the diagrams that come with Teal: " + Reason.of(e), e);
        }
        return files;
    }
}
