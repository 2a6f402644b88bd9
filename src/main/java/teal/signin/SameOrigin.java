package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Other sites cannot use a browser that is signed in here (CSRF): requests that a browser sends on another site's behalf are
 * refused. A browser keeps sending a password once it was typed, and a form on any site can carry an upload.
 *
 * <p>Browsers name the requesting site in {@code Sec-Fetch-Site} if the page came over TLS or from this machine. Otherwise
 * there is {@code Origin}, which must equal the address that the browser requested. Programs send neither.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454, The Web Origin Concept, section 7</a>
 */
final class SameOrigin extends OncePerRequestFilter {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean own = site != null ? OWN.contains(site) : origin == null || isOwn(origin, request);
        // A link on another site may open a page here: pages carry no data of their own.
        if (own || isPage(request)) {
            chain.doFilter(request, response);
        } else {
            Answer.refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Cross-site request",
                    "another site made this browser send the request; use Teal's own pages or a program");
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String path = request.getRequestURI();
        return get
                && !path.startsWith("/api/")
                && !path.startsWith("/engine-rest")
                && !path.startsWith("/camunda/api/");
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            URI from = new URI(origin);
            // "null", sent by pages without an origin, has no host.
            return request.getScheme().equalsIgnoreCase(from.getScheme())
                    && request.getServerName().equalsIgnoreCase(from.getHost())
                    && request.getServerPort() == port(from);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
