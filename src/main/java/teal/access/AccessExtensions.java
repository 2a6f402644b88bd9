package teal.access;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine extensions that decide who may do what, for the engine's wiring. */
@Component
public class AccessExtensions {

    private final Principals principals;
    private final ObjectProvider<TasklistFilters> filters;
    private final ObjectProvider<Rights> rights;

    AccessExtensions(Principals principals, ObjectProvider<TasklistFilters> filters, ObjectProvider<Rights> rights) {
        this.principals = principals;
        this.filters = filters;
        this.rights = rights;
    }

    /** For commands that join a transaction. */
    public List<CommandInterceptor> interceptors() {
        return List.of(new PrincipalsOnly(principals), new BeginsAtTheStart(), new OwnTasks(principals, filters));
    }

    /** For commands with a transaction of their own: the engine's own work. */
    public List<CommandInterceptor> interceptorsOfOwnWork() {
        return List.of(new PrincipalsOnly(principals));
    }

    /** Added to each diagram. */
    public BpmnParseListener listener() {
        return new NewGroups(rights, filters);
    }
}
