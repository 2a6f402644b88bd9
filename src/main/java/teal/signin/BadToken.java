package teal.signin;

import org.springframework.security.core.AuthenticationException;

/** A token that opens nothing, or no longer. */
final class BadToken extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    BadToken(String message) {
        super(message);
    }
}
