package teal.access;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessInstancePermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;

/**
 * The rights of each group, and no more. Whoever deploys a diagram decides what runs on the company's servers, so only
 * process authors have that right.
 */
@Component
class Rights {

    /** The process that releases applications, unless the inventory names another. */
    static final String RELEASE = "blue-green-release";

    private static final String ANY = Authorization.ANY;

    private final AuthorizationService authorizations;
    private final Inventory inventory;
    private final CompanyGroups groups;

    Rights(AuthorizationService authorizations, Inventory inventory, CompanyGroups groups) {
        this.authorizations = authorizations;
        this.inventory = inventory;
        this.groups = groups;
    }

    void grant() {
        groups.all().forEach(this::grantLooking);
        inventory.all().stream()
                .flatMap(application -> application.settings().processes().stream())
                .distinct()
                .forEach(process -> {
                    grantStarting(Role.REQUESTERS, process);
                    grantStarting(Role.OPERATORS, process);
                });
        grant(Role.REQUESTERS, PROCESS_INSTANCE, ANY, CREATE);
        grant(Role.OPERATORS, PROCESS_INSTANCE, ANY, CREATE, RETRY_JOB);
        // Not DELETE: that would end the releases running on it, wherever they are.
        grant(Role.AUTHORS, DEPLOYMENT, ANY, READ, CREATE);
    }

    /** What everybody who is assigned tasks needs. */
    void grantLooking(String group) {
        grant(group, APPLICATION, "tasklist", ACCESS);
        grant(group, APPLICATION, "cockpit", ACCESS);
        grant(group, APPLICATION, "welcome", ACCESS);
        grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, READ_TASK);
        // They could read these one by one anyway; Cockpit counts them by group.
        grant(group, TASK, ANY, READ);
        grant(group, DEPLOYMENT, ANY, READ);
        grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY);
    }

    /** Whether the group has been granted no rights yet. */
    boolean isNew(String group) {
        return authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(APPLICATION)
                        .count()
                == 0;
    }

    private void grantStarting(Role role, String process) {
        grant(role, PROCESS_DEFINITION, process, READ, READ_INSTANCE, READ_HISTORY, READ_TASK, CREATE_INSTANCE);
    }

    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        grant(role.group(), resource, id, permissions);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        List<Authorization> known = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .list();
        Authorization grant =
                known.isEmpty() ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : known.get(0);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
