package teal.signin;

import org.springframework.security.core.AuthenticationException;

/** The name and password are right, but this person may not open the application they are signing in to. */
final class ApplicationClosed extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    ApplicationClosed(String user, String application) {
        super(user + " may not open " + application + "; ask an administrator for a group that may");
    }
}
