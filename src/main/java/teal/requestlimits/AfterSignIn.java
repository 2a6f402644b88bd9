package teal.requestlimits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Behind the door, which has let this request in: its body may be larger now, and its turn is its user's. */
final class AfterSignIn extends OncePerRequestFilter {

    private static final Set<String> DEPLOYERS = Set.of("authors", "camunda-admin");

    private final Bodies bodies;
    private final Turns turns;

    AfterSignIn(Bodies bodies, Turns turns) {
        this.bodies = bodies;
        this.turns = turns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HealthPort.isOf(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Exchange exchange = Exchange.of(request);
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (isSignedIn(person)) {
            turns.end(exchange);
            exchange.isOf(
                    "user " + person.getName(), mayDeploy(person, request) ? Bounds.DEPLOYMENT_BYTES : Bounds.BYTES);
        }
        try {
            if (Bodies.isIn(request) && !Bodies.isForm(request)) {
                bodies.read(request, response, exchange, whole -> inTurn(exchange, whole, response, chain));
            } else {
                inTurn(exchange, request, response, chain);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Teal is stopping", stopping);
        }
    }

    private void inTurn(Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException, InterruptedException {
        Optional<Refusal> refusal = exchange.isSignedIn() ? turns.begin(exchange, exchange.client()) : Optional.empty();
        if (refusal.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            Bodies.refuse(response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isSignedIn(@Nullable Authentication person) {
        return person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken);
    }

    private static boolean mayDeploy(Authentication person, HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().endsWith("/deployment/create")
                && person.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(DEPLOYERS::contains);
    }
}
