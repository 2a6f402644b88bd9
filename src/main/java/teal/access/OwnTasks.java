package teal.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Gives every user, wherever they come from, a filter <em>My tasks</em> of their own the first time they look at filters. A
 * single filter for all would need an expression in a stored query, and such expressions run code.
 */
class OwnTasks extends CommandInterceptor {

    private final Principals principals;
    private final ObjectProvider<TasklistFilters> filters;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param filters need the engine, which does not exist yet */
    OwnTasks(Principals principals, ObjectProvider<TasklistFilters> filters) {
        this.principals = principals;
        this.filters = filters;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof FilterQueryImpl) {
            principals
                    .person()
                    .map(Authentication::getUserId)
                    .filter(known::add)
                    .ifPresent(this::give);
        }
        return next.execute(command);
    }

    /** People have no right to create filters. */
    private void give(String user) {
        principals.asTeal(
                "making the filter of " + user, () -> filters.getObject().createOwn(user));
    }
}
