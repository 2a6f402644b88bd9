package teal.access;

import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.webapp.db.CommandExecutor;

/** Does for the Admin application, which queries metrics the same way, what {@link GuardedCockpit} does for Cockpit. */
public final class GuardedAdmin extends DefaultAdminRuntimeDelegate {

    @Override
    protected CommandExecutor createCommandExecutor(String engine) {
        CommandExecutor unguarded = super.createCommandExecutor(engine);
        Principals principals = new Principals(getProcessEngine(engine)::getIdentityService);
        return new CommandExecutor() {
            @Override
            public <T> T executeCommand(Command<T> command) {
                principals.mustBeSomebody("asking the Admin application's query service");
                return unguarded.executeCommand(command);
            }
        };
    }
}
