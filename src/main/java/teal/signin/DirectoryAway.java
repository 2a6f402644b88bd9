package teal.signin;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;

/** The directory cannot be asked. Whoever wants to sign in is told so, and nothing of how the company has set it up. */
final class DirectoryAway extends RestException {

    private static final long serialVersionUID = 1L;

    DirectoryAway() {
        super(
                Status.SERVICE_UNAVAILABLE,
                "The company directory does not answer, so nobody can sign in with its password at the moment."
                        + " Try again in some minutes; Teal's log has the cause for an administrator.");
    }
}
