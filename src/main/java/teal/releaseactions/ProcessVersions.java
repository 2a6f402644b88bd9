package teal.releaseactions;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import teal.release.Quoted;

/** The versions of a process that were deployed, and what differs between any two of them. */
@Service
public class ProcessVersions {

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;

    ProcessVersions(RepositoryService repository, ProcessEngineConfigurationImpl engine) {
        this.repository = repository;
        this.engine = engine;
    }

    /** What differs between two versions of a process. */
    public record Difference(String process, int from, int to, List<DiagramChange> changes) {}

    /**
     * @param from a version's number; empty for the one before {@code to}
     * @param to a version's number; empty for the newest one
     * @return empty if there is no such process
     * @throws IllegalArgumentException if it has no such version
     */
    public Optional<Difference> between(String process, Optional<Integer> from, Optional<Integer> to) {
        // Who may ask is for the caller to know: the diagrams themselves are the company's, not one person's.
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> compare(process, from, to)));
    }

    private Optional<Difference> compare(String process, Optional<Integer> from, Optional<Integer> to) {
        List<ProcessDefinition> versions = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .asc()
                .list();
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        ProcessDefinition last =
                to.map(number -> version("to", versions, number)).orElse(versions.get(versions.size() - 1));
        ProcessDefinition first = from.map(number -> version("from", versions, number))
                .orElseGet(() -> versions.get(Math.max(0, versions.indexOf(last) - 1)));
        List<DiagramChange> changes = DiagramDifference.between(repository, first.getId(), last.getId())
                .changes();
        return Optional.of(new Difference(process, first.getVersion(), last.getVersion(), changes));
    }

    private static ProcessDefinition version(String parameter, List<ProcessDefinition> versions, int number) {
        return versions.stream()
                .filter(version -> version.getVersion() == number)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(parameter + ": found " + Quoted.text(Integer.toString(number))
                                + "; allowed: a version that was deployed, "
                                + versions.get(0).getVersion() + " to "
                                + versions.get(versions.size() - 1).getVersion()));
    }
}
