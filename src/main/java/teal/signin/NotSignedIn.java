package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import teal.release.Reason;

/**
 * Answers people who have not signed in, or whose sign-in failed.
 *
 * @param challenge for programs, which then send a name and a password; browsers would open their own log-in window
 * @param words for those who have not tried to sign in
 */
record NotSignedIn(boolean challenge, String words) implements AuthenticationEntryPoint, AuthenticationFailureHandler {

    private static final String TITLE = "Not signed in";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        boolean untried = missing instanceof InsufficientAuthenticationException;
        answer(response, missing, untried ? words : Reason.of(missing));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        commence(request, response, failed);
    }

    private void answer(HttpServletResponse response, AuthenticationException cause, String why) throws IOException {
        if (cause instanceof TooManySignIns slowed) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(slowed.seconds()));
            Answer.refuse(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many failed sign-ins",
                    String.valueOf(slowed.getMessage()));
        } else if (cause instanceof AuthenticationServiceException away) {
            Answer.refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "Sign-in is unavailable", Reason.of(away));
        } else if (cause instanceof ApplicationClosed) {
            Answer.refuse(response, HttpStatus.FORBIDDEN, "Not allowed", why);
        } else if (cause instanceof BadToken) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Teal\", error=\"invalid_token\"");
            Answer.refuse(response, HttpStatus.UNAUTHORIZED, TITLE, why);
        } else {
            if (challenge) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Teal\", charset=\"UTF-8\"");
            }
            Answer.refuse(response, HttpStatus.UNAUTHORIZED, TITLE, why);
        }
    }
}
