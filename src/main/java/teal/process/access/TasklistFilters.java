package teal.process.access;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** A fresh Tasklist shows no filter and so no task: these are the ones that people need. */
@Component
class TasklistFilters {

    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "application", "label", "Application"),
            Map.of("name", "version", "label", "Version"),
            Map.of("name", "cluster", "label", "Cluster"),
            Map.of("name", "node", "label", "Node"));

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TasklistFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    void create() {
        create("Approvals", 10, "Releases that wait for an approval", waitingFor(Role.APPROVERS));
        create("Decisions", 20, "Releases in trouble that wait for a decision", waitingFor(Role.OPERATORS));
    }

    private TaskQuery waitingFor(Role role) {
        return tasks.createTaskQuery().taskCandidateGroup(role.group()).includeAssignedTasks();
    }

    private void create(String name, int priority, String description, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                COLUMNS));
        filters.saveFilter(filter);
        for (Role role : Role.values()) {
            Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            read.setGroupId(role.group());
            read.setResource(FILTER);
            read.setResourceId(filter.getId());
            read.addPermission(READ);
            authorizations.saveAuthorization(read);
        }
    }
}
