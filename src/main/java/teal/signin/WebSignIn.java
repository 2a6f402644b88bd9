package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import teal.audit.Visits;

/**
 * The web applications' own sign-in form. Its address and its response stay the same; Teal does the authentication, and
 * Camunda's resource behind that address is never reached.
 */
final class WebSignIn extends AbstractAuthenticationProcessingFilter {

    private static final PathPatternRequestMatcher FORM = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/default/login/{application}");

    private final Visits visits;

    WebSignIn(AuthenticationManager people, Visits visits) {
        super(FORM, people);
        this.visits = visits;
        setAuthenticationDetailsSource(SignInAttempt::new);
        setAuthenticationSuccessHandler(welcome());
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        UsernamePasswordAuthenticationToken given = UsernamePasswordAuthenticationToken.unauthenticated(
                field(request, "username"), field(request, "password"));
        given.setDetails(authenticationDetailsSource.buildDetails(request));
        Authentication person = getAuthenticationManager().authenticate(given);
        Account account = (Account) person.getPrincipal();
        String application = String.valueOf(FORM.matcher(request).getVariables().get("application"));
        if (!account.applications().contains(application)) {
            keep(account, "SignInRefused", request);
            throw new ApplicationClosed(account.name(), application);
        }
        return person;
    }

    /** Each field once, and in the form body: this way the value checked here is the value that anything else would read. */
    private static String field(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length != 1 || request.getQueryString() != null) {
            throw new BadCredentialsException("a sign-in needs one username and one password, in the form's body");
        }
        return values[0];
    }

    private AuthenticationSuccessHandler welcome() {
        return (request, response, person) -> {
            Account account = (Account) person.getPrincipal();
            keep(account, "SignIn", request);
            Answer.send(
                    response,
                    HttpStatus.OK,
                    Map.of("userId", account.name(), "authorizedApps", new TreeSet<>(account.applications())));
        };
    }

    private void keep(Account account, String act, HttpServletRequest request) {
        visits.keep(account.name(), act, request.getRequestURI(), "from " + request.getRemoteAddr());
    }
}
