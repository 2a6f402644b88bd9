package teal.process.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;

/** Tells whoever may not deploy which group may; the engine alone would name a permission. */
final class AuthorsOnly extends AuthorizationCommandChecker {

    @Override
    public void checkCreateDeployment() {
        try {
            super.checkCreateDeployment();
        } catch (AuthorizationException refused) {
            throw new AuthorizationException("deploying diagrams needs the group 'authors', and " + refused.getUserId()
                    + " is not in it; ask an administrator");
        }
    }
}
