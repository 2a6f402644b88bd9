package teal.access;

import org.camunda.bpm.cockpit.db.CommandExecutor;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Cockpit's own queries build a separate chain of commands; these too are refused when no one is acting. */
public final class GuardedCockpit extends DefaultCockpitRuntimeDelegate {

    @Override
    protected CommandExecutor createCommandExecutor(String engine) {
        CommandExecutor unguarded = super.createCommandExecutor(engine);
        Principals principals = new Principals(getProcessEngine(engine)::getIdentityService);
        return new CommandExecutor() {
            @Override
            public <T> T executeCommand(Command<T> command) {
                principals.mustBeSomebody("asking Cockpit's query service");
                return unguarded.executeCommand(command);
            }
        };
    }
}
