package teal.process.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Gives everybody a filter <em>My tasks</em> of their own, when they look at filters for the first time: wherever users
 * come from. One filter for all would need an expression in a stored query, and those run code.
 */
class OwnTasks extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<TasklistFilters> filters;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param filters need the engine, which is not there yet */
    OwnTasks(ProcessEngineConfigurationImpl engine, ObjectProvider<TasklistFilters> filters) {
        this.engine = engine;
        this.filters = filters;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        if (command instanceof FilterQueryImpl && user != null && known.add(user.getUserId())) {
            give(user);
        }
        return next.execute(command);
    }

    /** Nobody has the right to make filters, so it is not made in the name of the user. */
    private void give(Authentication user) {
        IdentityService identity = engine.getIdentityService();
        identity.clearAuthentication();
        try {
            filters.getObject().createOwn(user.getUserId());
        } finally {
            identity.setAuthentication(user.getUserId(), user.getGroupIds(), user.getTenantIds());
        }
    }
}
