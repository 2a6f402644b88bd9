package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a pipeline in for one request, by the token that it sends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, section 2.1</a>
 */
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final TokenSignIn tokens;
    private final NotSignedIn refused;

    BearerTokens(TokenSignIn tokens, NotSignedIn refused) {
        this.tokens = tokens;
        this.refused = refused;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        try {
            PipelineAccount account =
                    tokens.check(header.substring(SCHEME.length()).strip(), new SignInAttempt(request));
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(account.signedIn());
            SecurityContextHolder.setContext(context);
        } catch (AuthenticationException wrong) {
            refused.commence(request, response, wrong);
            return;
        }
        chain.doFilter(request, response);
    }
}
