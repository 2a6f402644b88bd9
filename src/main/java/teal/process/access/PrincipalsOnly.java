package teal.process.access;

import org.camunda.bpm.engine.impl.cmd.GetProcessApplicationForDeploymentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every command of nobody. To the engine itself a thread without a signed-in person is its own, and is checked for
 * nothing: whoever got past the web's filters would be allowed everything.
 */
final class PrincipalsOnly extends CommandInterceptor {

    /** Run by whatever thread ends Teal, when the engine is closed. Its class is not public. */
    private static final String CLOSING = "org.camunda.bpm.engine.impl.SchemaOperationProcessEngineClose";

    private final Principals principals;

    PrincipalsOnly(Principals principals) {
        this.principals = principals;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command.getClass().getName().equals(CLOSING)) {
            return SystemPrincipal.call("shutdown", () -> next.execute(command));
        }
        if (command instanceof GetProcessApplicationForDeploymentCmd) {
            // Camunda's REST API signs the person out while it looks where a form may come from, and in again afterwards.
            return SystemPrincipal.call("looking for a form's application", () -> next.execute(command));
        }
        principals.mustBeSomebody("running " + command.getClass().getSimpleName());
        return next.execute(command);
    }
}
