package teal.access;

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

/** A fresh Tasklist has no filters and so shows no tasks: these are the ones that people need. */
@Component
class TasklistFilters {

    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "release", "label", "Release"), Map.of("name", "waitingSince", "label", "Waiting since"));

    /** The label that tasks get when they are created. */
    private static final String QUESTION = "question";

    private static final String APPROVE = "approve";
    private static final String REFUSED = "refused";

    private static final String APPROVALS = "Approvals";
    private static final String TROUBLE = "In trouble";
    private static final String REFUSALS = "Refused requests";
    private static final String OWN = "My tasks";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final CompanyGroups groups;

    TasklistFilters(
            FilterService filters, TaskService tasks, AuthorizationService authorizations, CompanyGroups groups) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.groups = groups;
    }

    void create() {
        create(
                APPROVALS,
                10,
                "Releases waiting for approval",
                tasks.createTaskQuery().taskVariableValueEquals(QUESTION, APPROVE));
        create(
                TROUBLE,
                20,
                "Releases that need a decision, and releases held by a freeze",
                tasks.createTaskQuery()
                        .taskVariableValueNotEquals(QUESTION, APPROVE)
                        .taskVariableValueNotEquals(QUESTION, REFUSED));
        // Only the requester has the right to see such a note.
        create(
                REFUSALS,
                25,
                "Your requests that Teal refused after they were sent; complete a note once you have read it",
                tasks.createTaskQuery().taskVariableValueEquals(QUESTION, REFUSED));
    }

    /** The tasks that a user has claimed or was assigned; visible only to them. */
    void createOwn(String user) {
        boolean known = authorizations.createAuthorizationQuery().userIdIn(user).resourceType(FILTER).list().stream()
                .map(Authorization::getResourceId)
                .map(id -> filters.createTaskFilterQuery().filterId(id).singleResult())
                .anyMatch(filter -> filter != null && OWN.equals(filter.getName()));
        if (!known) {
            Filter filter = save(
                    OWN, 30, "Tasks you have claimed", tasks.createTaskQuery().taskAssignee(user));
            Authorization read = mayRead(filter);
            read.setUserId(user);
            authorizations.saveAuthorization(read);
        }
    }

    private void create(String name, int priority, String description, TaskQuery query) {
        List<Filter> known = filters.createTaskFilterQuery().filterName(name).list();
        Filter filter = known.isEmpty() ? save(name, priority, description, query) : known.get(0);
        groups.all().forEach(group -> show(filter, group));
    }

    /** Lets one more group find its tasks. */
    void show(String group) {
        for (String name : List.of(APPROVALS, TROUBLE, REFUSALS)) {
            filters.createTaskFilterQuery().filterName(name).list().forEach(filter -> show(filter, group));
        }
    }

    private void show(Filter filter, String group) {
        boolean granted = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(FILTER)
                        .resourceId(filter.getId())
                        .count()
                > 0;
        if (!granted) {
            Authorization read = mayRead(filter);
            read.setGroupId(group);
            authorizations.saveAuthorization(read);
        }
    }

    private Filter save(String name, int priority, String description, TaskQuery query) {
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
        return filters.saveFilter(filter);
    }

    private Authorization mayRead(Filter filter) {
        Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        read.setResource(FILTER);
        read.setResourceId(filter.getId());
        read.addPermission(READ);
        return read;
    }
}
