package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The source of a sign-in, and the path at which it was tried. */
final class SignInAttempt extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final boolean ofOneRequest;

    SignInAttempt(HttpServletRequest request) {
        super(request.getRemoteAddr(), null);
        this.path = request.getRequestURI();
        this.ofOneRequest = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        RefusedStrangers.leaveOut(request);
    }

    /** Whether the name and the password apply to one request only (HTTP Basic) and will be sent again with the next. */
    boolean isOfOneRequest() {
        return ofOneRequest;
    }

    String path() {
        return path;
    }
}
