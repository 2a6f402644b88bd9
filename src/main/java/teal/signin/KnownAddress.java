package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose sender has no address: a proxy that passes on what its clients make up in {@code X-Forwarded-For}
 * would put any text into the trail, and let guessers of passwords be somebody else each time.
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
