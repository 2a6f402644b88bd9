package teal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.rules.DiagramCheck;
import teal.rules.FrameFiles;
import teal.rules.Mistake;
import teal.rules.ReleaseFiles;
import teal.rules.Vocabulary;
import teal.rules.Vocabulary.Kind;

/**
 * Checks every deployment before the engine reads its diagrams. Files that the deployment lacks are taken over from the
 * previous one, so that each deployment is a whole release: the Modeler deploys one diagram at a time. A deployment
 * that declares itself the whole set takes nothing over, so files can be removed too. Then all files are checked
 * against the rules; a mistake refuses the deployment, and the transaction undoes everything.
 */
final class DiagramGate implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(DiagramGate.class);

    private final Supplier<Vocabulary> names;
    private final Supplier<Set<String>> groups;

    /**
     * @param names the installation's names, read again for each deployment
     * @param groups the groups that currently exist
     */
    DiagramGate(Supplier<Vocabulary> names, Supplier<Set<String>> groups) {
        this.names = names;
        this.groups = groups;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // The engine redeploys old deployments when their diagrams have left its cache; releases run on them, so they
        // stay.
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(ReleaseFiles.name(name), resource.getBytes()));
        boolean packaged = PackagedDiagrams.SOURCE.equals(deployment.getSource());
        if (!packaged && !DeployedSet.WHOLE.equals(deployment.getSource())) {
            takeOverWhatIsMissing(deployment, files);
        }
        List<Mistake> mistakes = new ArrayList<>(frame(deployment, files));
        Vocabulary vocabulary = names.get();
        // The packaged diagrams are deployed before anyone could create a group.
        if (!packaged) {
            vocabulary.with(Kind.GROUP, groups.get());
        }
        mistakes.addAll(DiagramCheck.check(files, vocabulary));
        if (!mistakes.isEmpty()) {
            throw new RefusedDeployment(mistakes);
        }
        DiagramCheck.warnings(files).forEach(warning -> LOG.warn("deployed with a warning: {}", warning));
    }

    /** Every deployment has Teal's own files, as they come with this version. */
    private static List<Mistake> frame(DeploymentEntity deployment, Map<String, byte[]> files) {
        List<Mistake> changed = new ArrayList<>();
        FrameFiles.all().forEach((name, content) -> {
            byte[] given = files.remove(name);
            if (given == null) {
                takeOver(deployment, name, content);
            } else {
                DiagramCheck.ofTheFrame(name, given).ifPresent(changed::add);
            }
        });
        return changed;
    }

    private static void takeOverWhatIsMissing(DeploymentEntity deployment, Map<String, byte[]> files) {
        DeployedSet.newest(Context.getProcessEngineConfiguration().getRepositoryService())
                .map(DeployedSet::files)
                .orElse(Map.of())
                .entrySet()
                .stream()
                .filter(file -> !FrameFiles.include(file.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                .forEach((name, content) -> {
                    if (files.putIfAbsent(name, content) == null) {
                        takeOver(deployment, name, content);
                    }
                });
    }

    private static void takeOver(DeploymentEntity deployment, String name, byte[] content) {
        ResourceEntity resource = new ResourceEntity();
        resource.setName(name);
        resource.setBytes(content);
        resource.setType(ResourceTypes.REPOSITORY.getValue());
        resource.setCreateTime(ClockUtil.getCurrentTime());
        resource.setDeploymentId(deployment.getId());
        Context.getCommandContext().getResourceManager().insertResource(resource);
        deployment.addResource(resource);
    }
}
