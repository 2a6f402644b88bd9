package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests without a valid sender address: a proxy that passes on whatever its clients put into {@code
 * X-Forwarded-For} would let any text into the trail, and let password guessers appear as someone else each time.
 */
final class KnownAddress extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (TrustedProxies.isAddress(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else {
            Answer.refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "Bad request",
                    "X-Forwarded-For: found no IP address; the proxy in front of Teal has to put there the address"
                            + " that it sees");
        }
    }
}
