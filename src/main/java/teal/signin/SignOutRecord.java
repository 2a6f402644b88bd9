package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import teal.audit.Visits;

/** Records sign-outs. */
record SignOutRecord(Visits visits) implements LogoutHandler {

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof Account account) {
            visits.keep(account.name(), "SignOut", request.getRequestURI(), "from " + request.getRemoteAddr());
        }
    }
}
