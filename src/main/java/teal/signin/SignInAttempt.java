package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a sign-in comes from, and where it was tried. */
final class SignInAttempt extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final boolean ofOneRequest;

    SignInAttempt(HttpServletRequest request) {
        super(request.getRemoteAddr(), null);
        this.path = request.getRequestURI();
        this.ofOneRequest = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** Whether the name and the password hold for one request alone (HTTP Basic), and will come with the next one again. */
    boolean isOfOneRequest() {
        return ofOneRequest;
    }

    String path() {
        return path;
    }
}
