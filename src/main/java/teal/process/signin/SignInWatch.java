package teal.process.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import teal.process.audit.AuditTrail;

/** Slows down who guesses passwords, by HTTP Basic or at the web applications' sign-in, and keeps a record of it. */
final class SignInWatch extends OncePerRequestFilter {

    /** Followed by the engine's name, {@code /login/} and the application's name. */
    private static final String LOGIN = "/camunda/api/admin/auth/user/";

    private static final String BASIC = "Basic ";
    private static final String NO_USER = "(no user)";
    private static final int MOST_BYTES = 10_000;

    private final FailedSignIns failures;
    private final AuditTrail trail;

    SignInWatch(Clock clock, AuditTrail trail) {
        this.failures = new FailedSignIns(clock);
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean login =
                request.getRequestURI().startsWith(LOGIN) && request.getMethod().equals("POST");
        Optional<String> user = basicUser(request);
        if (!login && user.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        Optional<Duration> pause = failures.pause(address);
        if (pause.isPresent()) {
            refuse(response, pause.get());
            return;
        }
        // What the web applications read is looked at afterwards: read here first, it would be gone for them.
        ContentCachingRequestWrapper form = new ContentCachingRequestWrapper(request, MOST_BYTES);
        try {
            chain.doFilter(form, response);
        } catch (DirectoryAway away) {
            refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "Sign-in is not possible", away.getMessage());
            return;
        }
        String name = login ? formUser(form) : user.get();
        if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            failures.failed(address);
            trail.keep(name, "SignInFailed", request.getRequestURI(), "from " + address);
        } else if (login && response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            trail.keep(name, "SignIn", request.getRequestURI(), "from " + address);
        }
    }

    private static String formUser(ContentCachingRequestWrapper form) {
        String body = new String(form.getContentAsByteArray(), StandardCharsets.US_ASCII);
        return Arrays.stream(body.split("&"))
                .filter(field -> field.startsWith("username="))
                .map(field -> URLDecoder.decode(field.substring("username=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(NO_USER);
    }

    private static Optional<String> basicUser(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            String login = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            return Optional.of(login.contains(":") ? login.substring(0, login.indexOf(':')) : NO_USER);
        } catch (IllegalArgumentException notBase64) {
            return Optional.of(NO_USER);
        }
    }

    private static void refuse(HttpServletResponse response, Duration pause) throws IOException {
        long seconds = pause.toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        refuse(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many failed sign-ins",
                FailedSignIns.ALLOWED + " sign-ins from this address failed; try again in " + seconds + " s");
    }

    /** In {@code detail} for programs, in {@code message} for the web applications' page. */
    private static void refuse(HttpServletResponse response, HttpStatus status, String title, String why)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .print("{\"title\": \"" + title + "\", \"status\": " + status.value() + ", \"detail\": \"" + why
                        + "\", \"message\": \"" + why + "\"}");
    }
}
