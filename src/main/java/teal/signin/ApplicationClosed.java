package teal.signin;

import org.springframework.security.core.AuthenticationException;

/** Somebody whose name and password are right, but who may not open the application that they sign in at. */
final class ApplicationClosed extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    ApplicationClosed(String user, String application) {
        super(user + " may not open " + application + "; ask an administrator for a group that may");
    }
}
