package teal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import teal.access.SystemPrincipal;
import teal.audit.AuditTrail;

/** Records sign-outs. */
record SignOutRecord(AuditTrail trail) implements LogoutHandler {

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof Account account) {
            SystemPrincipal.run(
                    "keeping a record",
                    () -> trail.keep(
                            account.name(), "SignOut", request.getRequestURI(), "from " + request.getRemoteAddr()));
        }
    }
}
