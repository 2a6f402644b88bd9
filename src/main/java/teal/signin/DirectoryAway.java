package teal.signin;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;

/** The directory cannot be reached. The person signing in is told so, but nothing about how the company has set it up. */
final class DirectoryAway extends RestException {

    private static final long serialVersionUID = 1L;

    DirectoryAway() {
        super(
                Status.SERVICE_UNAVAILABLE,
                "The company directory is not responding, so nobody can sign in with a company password at the"
                        + " moment. Try again in a few minutes; administrators find the cause in Teal's log.");
    }
}
