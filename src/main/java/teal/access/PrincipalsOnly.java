package teal.access;

import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetHistoryLevelCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessApplicationForDeploymentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Refuses every command when no one is acting. The engine treats a thread without a signed-in person as its own and checks
 * nothing, so anybody who got past the web filters could do everything.
 */
final class PrincipalsOnly extends CommandInterceptor {

    /** Run on whatever thread shuts Teal down, when the engine closes. Its class is not public. */
    private static final String CLOSING = "org.camunda.bpm.engine.impl.SchemaOperationProcessEngineClose";

    /**
     * Commands with which Camunda's REST API looks up data for a form or a comment. It clears the signed-in person for that
     * moment, since they need no rights to it.
     */
    private static final Set<Class<?>> LOOKED_UP = Set.of(
            GetDeployedProcessDefinitionCmd.class,
            GetHistoryLevelCmd.class,
            GetProcessApplicationForDeploymentCmd.class);

    private final Principals principals;

    PrincipalsOnly(Principals principals) {
        this.principals = principals;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command.getClass().getName().equals(CLOSING)) {
            return SystemPrincipal.call("shutdown", () -> next.execute(command));
        }
        if (LOOKED_UP.contains(command.getClass()) && isPersonsRequest()) {
            return SystemPrincipal.call("looking up a form or a comment", () -> next.execute(command));
        }
        principals.mustBeSomebody("running " + command.getClass().getSimpleName());
        return next.execute(command);
    }

    /** Whether this thread handles a request for which the front door let a person in. */
    private static boolean isPersonsRequest() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken);
    }
}
