package teal.access;

import org.camunda.bpm.admin.AdminRuntimeDelegate;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.CockpitRuntimeDelegate;
import org.camunda.bpm.cockpit.db.CommandExecutor;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * The queries that Cockpit and Admin make themselves. They build a chain of commands of their own; these too are refused when
 * no one is acting.
 */
public final class GuardedQueries implements CommandExecutor {

    private final Principals principals;
    private final org.camunda.bpm.webapp.db.CommandExecutor unguarded;

    private GuardedQueries(Principals principals, org.camunda.bpm.webapp.db.CommandExecutor unguarded) {
        this.principals = principals;
        this.unguarded = unguarded;
    }

    public static CockpitRuntimeDelegate ofCockpit() {
        return new DefaultCockpitRuntimeDelegate() {
            @Override
            protected CommandExecutor createCommandExecutor(String engine) {
                return new GuardedQueries(
                        new Principals(getProcessEngine(engine)::getIdentityService),
                        super.createCommandExecutor(engine));
            }
        };
    }

    public static AdminRuntimeDelegate ofAdmin() {
        return new DefaultAdminRuntimeDelegate() {
            @Override
            protected CommandExecutor createCommandExecutor(String engine) {
                return new GuardedQueries(
                        new Principals(getProcessEngine(engine)::getIdentityService),
                        super.createCommandExecutor(engine));
            }
        };
    }

    @Override
    public <T> T executeCommand(Command<T> command) {
        principals.mustBeSomebody("a query of Cockpit or Admin");
        return unguarded.executeCommand(command);
    }
}
