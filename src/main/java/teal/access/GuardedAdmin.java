package teal.access;

import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.webapp.db.CommandExecutor;

/** The same as {@link GuardedCockpit} for the Admin application, which asks for metrics in the same way. */
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
