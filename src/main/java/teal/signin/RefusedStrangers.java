package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import teal.audit.Visits;

/**
 * Records that somebody was refused who had not signed in, wherever on the way that happened. Wrong passwords are recorded
 * where they are checked, under the name that was checked.
 */
final class RefusedStrangers extends OncePerRequestFilter {

    private static final String LEFT_OUT = RefusedStrangers.class.getName();

    private static final Map<Integer, String> ACTS = Map.of(
            HttpStatus.BAD_REQUEST.value(), "Refused",
            HttpStatus.UNAUTHORIZED.value(), "NotSignedIn",
            HttpStatus.FORBIDDEN.value(), "Refused",
            HttpStatus.PAYLOAD_TOO_LARGE.value(), "Refused",
            HttpStatus.TOO_MANY_REQUESTS.value(), "SignInSlowedDown");

    private final Visits visits;

    RefusedStrangers(Visits visits) {
        this.visits = visits;
    }

    /** This request is recorded elsewhere. */
    static void leaveOut(HttpServletRequest request) {
        request.setAttribute(LEFT_OUT, true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        String act = ACTS.get(response.getStatus());
        if (act != null && request.getAttribute(LEFT_OUT) == null) {
            String address = request.getRemoteAddr();
            visits.keepStranger(
                    "(nobody)",
                    act,
                    request.getMethod() + " " + request.getRequestURI(),
                    TrustedProxies.isAddress(address) ? address : "no address");
        }
    }
}
