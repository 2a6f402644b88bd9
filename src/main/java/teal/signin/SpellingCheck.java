package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Applies the firewall to a request before anything else reads it. */
final class SpellingCheck extends OncePerRequestFilter {

    private final HttpFirewall firewall;
    private final RequestRejectedHandler refusing;

    SpellingCheck(HttpFirewall firewall, RequestRejectedHandler refusing) {
        this.firewall = firewall;
        this.refusing = refusing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException rejected) {
            refusing.handle(request, response, rejected);
            return;
        }
        chain.doFilter(request, response);
    }
}
