package teal.process.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a sign-in comes from, and where it was tried. */
final class SignInAttempt extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final String path;

    SignInAttempt(HttpServletRequest request) {
        super(request.getRemoteAddr(), null);
        this.path = request.getRequestURI();
    }

    String path() {
        return path;
    }
}
