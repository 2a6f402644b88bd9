package teal.signin;

import static org.camunda.bpm.engine.authorization.Permissions.DELETE;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE_TASK;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What the list of operations leaves to the engine's rights: which process, and which task. */
@Component
class EngineRights {

    private final AuthorizationService authorizations;
    private final RepositoryService processes;
    private final TaskService tasks;

    EngineRights(AuthorizationService authorizations, RepositoryService processes, TaskService tasks) {
        this.authorizations = authorizations;
        this.processes = processes;
        this.tasks = tasks;
    }

    /**
     * Whether the engine would also let them do it. The account must be the one making the request.
     *
     * @param operation as written in {@code controls.txt}
     * @param task its id; empty if none is open
     */
    boolean allow(Account account, String operation, String task) {
        return switch (operation) {
            case "POST /process-definition/{id}/submit-form" -> mayStartSomething();
            case "POST /task/{id}/claim" -> mayWorkOn(account, task);
            case "DELETE /deployment/{id}" -> may(account, DELETE, DEPLOYMENT, Authorization.ANY);
            default -> true;
        };
    }

    private boolean mayStartSomething() {
        return processes
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .startableInTasklist()
                        .startablePermissionCheck()
                        .count()
                > 0;
    }

    private boolean mayWorkOn(Account account, String id) {
        Task task = id.isEmpty() ? null : tasks.createTaskQuery().taskId(id).singleResult();
        return task != null
                && (Set.of(TASK_WORK, UPDATE).stream()
                                .anyMatch(permission -> may(account, permission, Resources.TASK, id))
                        || Set.of(TASK_WORK, UPDATE_TASK).stream()
                                .anyMatch(permission -> may(account, permission, PROCESS_DEFINITION, process(task))));
    }

    private String process(Task task) {
        return task.getProcessDefinitionId() == null
                ? Authorization.ANY
                : processes.getProcessDefinition(task.getProcessDefinitionId()).getKey();
    }

    private boolean may(Account account, Permission permission, Resource resource, String id) {
        return authorizations.isUserAuthorized(account.name(), account.groups(), permission, resource, id);
    }
}
