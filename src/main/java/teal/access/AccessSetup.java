package teal.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates groups, rights and filters when Teal starts; existing ones are left alone. */
@Component
class AccessSetup {

    private final IdentityService identity;
    private final Rights rights;
    private final TasklistFilters filters;
    private final FirstAdministrator administrator;

    AccessSetup(IdentityService identity, Rights rights, TasklistFilters filters, FirstAdministrator administrator) {
        this.identity = identity;
        this.rights = rights;
        this.filters = filters;
        this.administrator = administrator;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void prepare() {
        boolean fresh = administrator.isFresh();
        for (Role role : Role.values()) {
            if (identity.createGroupQuery().groupId(role.group()).count() == 0) {
                Group group = identity.newGroup(role.group());
                group.setName(role.title());
                group.setType("WORKFLOW");
                identity.saveGroup(group);
            }
        }
        rights.grant();
        filters.create();
        administrator.create(fresh);
    }
}
