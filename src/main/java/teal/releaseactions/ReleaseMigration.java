package teal.releaseactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import teal.access.NotAllowed;
import teal.access.ReleaseRights;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.process.request.NewestDiagrams;
import teal.process.request.ReleaseFrame;
import teal.release.Reason;
import teal.releaseactions.MigrationReport.Move;
import teal.releaseactions.RollbackRequests.NotRunning;
import teal.releaseactions.RollbackRequests.UnknownRelease;

/**
 * Moves a release that waits for people to the newest diagrams, with all processes that it has called. Otherwise,
 * releases end on the diagrams on which they started. Anything unsafe is refused: a step in flight, a question that is
 * no longer asked, a new step that the release has already passed. Whatever else becomes different for it is reported and
 * must be accepted: removed flows, changed conditions, timers, groups and inputs, and what it has already passed.
 */
@Service
public class ReleaseMigration {

    private final Releases releases;
    private final ReleaseRights rights;
    private final PassedProcesses passed;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final TransactionTemplate transaction;

    ReleaseMigration(
            Releases releases,
            ReleaseRights rights,
            PassedProcesses passed,
            HistoryService history,
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            ProcessEngineConfigurationImpl engine,
            TransactionTemplate transaction) {
        this.releases = releases;
        this.rights = rights;
        this.passed = passed;
        this.history = history;
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.engine = engine;
        this.transaction = transaction;
    }

    /**
     * Moves the release on behalf of the signed-in user, entirely or not at all.
     *
     * @param dryRun does the same and rolls it back, so that it reports exactly what a real run would
     * @param despiteWarnings whether to move a release for which something becomes different, or that will miss something
     * @throws UnknownRelease if there is no such release
     * @throws NotRunning if it has ended
     * @throws Unsafe if it could not continue safely, with the reasons
     * @throws NotAllowed if the user may neither steer releases nor deploy diagrams
     */
    public MigrationReport move(String release, boolean dryRun, boolean despiteWarnings) {
        if (!rights.mayMove()) {
            throw new NotAllowed("moving a release to other diagrams needs the group 'operators' or 'authors'");
        }
        ReleaseView view =
                releases.find(release).orElseThrow(() -> new UnknownRelease("there is no release " + release));
        if (view.endedAt().isPresent()) {
            throw new NotRunning("release " + release + " has ended, and stays on the diagrams that it ran on");
        }
        mustWait(view);
        try {
            return transaction.execute(trial -> {
                if (dryRun) {
                    trial.setRollbackOnly();
                }
                // Nobody has permission to migrate arbitrary processes; the engine's log still records who did it.
                return engine.getCommandExecutorTxRequired()
                        .execute(context ->
                                context.runWithoutAuthorization(() -> moveAll(view, dryRun, despiteWarnings)));
            });
        } catch (MigrationPlanValidationException | MigratingProcessInstanceValidationException refused) {
            throw new Unsafe(release, List.of(Reason.of(refused)));
        }
    }

    private void mustWait(ReleaseView view) {
        if (view.rollBackRequest().isPresent()) {
            throw new Unsafe(view.id(), List.of("it is being rolled back"));
        }
        List<String> busy = view.steps().stream()
                .filter(step -> !step.kind().equals("userTask"))
                .map(step -> "it is in the middle of '" + step.name() + "'; try again when it waits for a person")
                .toList();
        if (!busy.isEmpty()) {
            throw new Unsafe(view.id(), busy);
        }
        boolean between = management
                        .createJobQuery()
                        .rootProcessInstanceId(view.id())
                        .messages()
                        .count()
                > 0;
        if (between || view.steps().isEmpty()) {
            throw new Unsafe(view.id(), List.of("it is between two steps; try again when it waits for a person"));
        }
    }

    private MigrationReport moveAll(ReleaseView view, boolean dryRun, boolean despiteWarnings) {
        List<ProcessInstance> tree = tree(view.id());
        String deployment = NewestDiagrams.deployment(repository).orElseThrow();
        if (definition(tree.get(0)).getDeploymentId().equals(deployment)) {
            throw new Unsafe(view.id(), List.of("it is already on the newest diagrams"));
        }
        List<String> problems = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (ProcessInstance instance : tree) {
            ProcessDefinition from = definition(instance);
            Optional<ProcessDefinition> newest = NewestDiagrams.process(repository, deployment, from.getKey());
            if (newest.isEmpty()) {
                problems.add("the newest diagrams have no process " + from.getKey());
                continue;
            }
            ProcessDefinition to = newest.get();
            DiagramDifference difference = DiagramDifference.between(repository, from.getId(), to.getId());
            List<String> waitingAt = runtime.getActiveActivityIds(instance.getId());
            List<String> wrong = difference.problemsFor(waitingAt);
            problems.addAll(wrong);
            // Teal's own process around the release is moved, too, but is nobody's diagram.
            if (!from.getKey().equals(ReleaseFrame.PROCESS)) {
                moves.add(new Move(
                        to.getKey(),
                        from.getVersion(),
                        to.getVersion(),
                        difference.added(),
                        difference.removed(),
                        difference.changes()));
                warnings.addAll(difference.warningsFor(waitingAt));
            }
            if (wrong.isEmpty()) {
                MigrationPlan plan = runtime.createMigrationPlan(from.getId(), to.getId())
                        .mapEqualActivities()
                        .build();
                runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
            }
        }
        warnings.addAll(missed(view.id(), deployment));
        if (!dryRun && !despiteWarnings && !warnings.isEmpty()) {
            problems.addAll(warnings);
            problems.add("to move it anyway, send \"despiteWarnings\": true");
        }
        if (!problems.isEmpty()) {
            throw new Unsafe(view.id(), problems);
        }
        return new MigrationReport(dryRun, warnings, moves);
    }

    /** The release itself comes first. */
    private List<ProcessInstance> tree(String release) {
        List<ProcessInstance> tree = new ArrayList<>();
        tree.add(runtime.createProcessInstanceQuery().processInstanceId(release).singleResult());
        runtime.createProcessInstanceQuery().rootProcessInstanceId(release).list().stream()
                .filter(instance -> !instance.getId().equals(release))
                .forEach(tree::add);
        return tree;
    }

    private List<String> missed(String release, String deployment) {
        return passed.lacking(
                history.createHistoricProcessInstanceQuery()
                        .processInstanceId(release)
                        .singleResult(),
                deployment);
    }

    private ProcessDefinition definition(ProcessInstance instance) {
        return repository.getProcessDefinition(instance.getProcessDefinitionId());
    }

    /** The release could not continue safely on the newest diagrams. */
    public static final class Unsafe extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unsafe(String release, List<String> problems) {
            super("release " + release + " stays on its diagrams: " + String.join("; ", problems));
        }
    }
}
