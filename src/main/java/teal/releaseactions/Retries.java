package teal.releaseactions;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teal.access.NotAllowed;
import teal.access.Principals;
import teal.access.ReleaseRights;
import teal.access.Role;
import teal.board.CurrentActivity;
import teal.board.Diagrams;
import teal.board.HistoryTables;
import teal.releaseactions.RollbackRequests.NotRunning;

/** Lets a release retry: by answering the decision that it waits for, or by repeating a failed step now. */
@Service
public class Retries {

    private final TaskService tasks;
    private final ManagementService management;
    private final Principals principals;
    private final ReleaseRights rights;
    private final HistoryTables history;
    private final Diagrams diagrams;
    private final Clock clock;

    Retries(
            TaskService tasks,
            ManagementService management,
            Principals principals,
            ReleaseRights rights,
            HistoryTables history,
            Diagrams diagrams,
            Clock clock) {
        this.tasks = tasks;
        this.management = management;
        this.principals = principals;
        this.rights = rights;
        this.history = history;
        this.diagrams = diagrams;
        this.clock = clock;
    }

    /**
     * Retries on behalf of the signed-in user.
     *
     * @param what the decision or the job, as {@link CurrentActivity#id}
     * @throws NotRunning if it is no longer waiting
     * @throws NotAllowed if the user may not steer releases
     */
    @Transactional
    public void retry(String release, String what) {
        if (!rights.maySteer()) {
            throw new NotAllowed("trying again needs the group '" + Role.OPERATORS.group() + "'");
        }
        Task task = tasks.createTaskQuery().taskId(what).singleResult();
        if (task != null
                && diagrams.isDecision(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                && isOf(task.getProcessInstanceId(), release)) {
            answer(task);
            return;
        }
        // Operators have no general permission to change jobs.
        principals.asTeal("repeating a step of release " + release, () -> repeat(release, what));
    }

    /** Recorded under the person's name, as in Tasklist. */
    private void answer(Task task) {
        principals
                .person()
                .map(Authentication::getUserId)
                .filter(user -> !user.equals(task.getAssignee()))
                .ifPresent(user -> claim(task, user));
        tasks.complete(task.getId(), Map.of("decision", "retry", "reason", ""));
    }

    private void claim(Task task, String user) {
        if (task.getAssignee() != null) {
            throw new NotRunning(task.getAssignee() + " is deciding this in Tasklist at the moment; ask them");
        }
        tasks.claim(task.getId(), user);
    }

    private void repeat(String release, String what) {
        Job job = management.createJobQuery().jobId(what).singleResult();
        if (job == null || !isOf(job.getProcessInstanceId(), release)) {
            throw new NotRunning(
                    "there is nothing to try again here: someone else was faster, or the release has" + " moved on");
        }
        if (job.getRetries() == 0) {
            management.setJobRetries(job.getId(), 1);
        }
        management.setJobDuedate(job.getId(), Date.from(clock.instant()));
    }

    private boolean isOf(String instance, String release) {
        return history.release(instance).filter(release::equals).isPresent();
    }
}
