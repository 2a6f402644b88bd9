package teal.requestlimits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before anybody knows who asks: forms, which are for signing in, are read here, and each address waits for its turn. Every
 * other body is left alone until the door has let its sender in.
 */
final class BeforeSignIn extends OncePerRequestFilter {

    private final Bodies bodies;
    private final Turns turns;

    BeforeSignIn(Bodies bodies, Turns turns) {
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
        exchange.isFrom(request.getRemoteAddr());
        try {
            if (Bodies.isIn(request) && Bodies.isForm(request)) {
                bodies.read(request, response, exchange, whole -> inTurn(exchange, whole, response, chain));
            } else if (request.getContentLengthLong() > Bounds.DEPLOYMENT_BYTES) {
                Bodies.refuse(response, Refusal.tooLarge(Bounds.DEPLOYMENT_BYTES));
            } else if (mayAskTheDatabase(request)) {
                inTurn(exchange, request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Teal is stopping", stopping);
        }
    }

    /** Pages, scripts and refusals are for anybody, and cost little. */
    private static boolean mayAskTheDatabase(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getSession(false) != null
                || request.getRequestURI().equals(HealthPort.PATH);
    }

    private void inTurn(Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException, InterruptedException {
        Optional<Refusal> refusal = turns.begin(exchange, exchange.client());
        if (refusal.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            Bodies.refuse(response, refusal.get());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turns.end(exchange);
        }
    }
}
