package teal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import teal.audit.Visits;

/**
 * Makes the signed-in person known to the engine and its web applications for one request, with the groups that they are in
 * now, or the pipeline whose token was sent. People are signed out if their user is gone or their password has changed. Refusals are recorded.
 */
final class CurrentAccount extends OncePerRequestFilter {

    private final Accounts accounts;
    private final ProcessEngine engine;
    private final Visits visits;

    CurrentAccount(Accounts accounts, ProcessEngine engine, Visits visits) {
        this.accounts = accounts;
        this.engine = engine;
        this.visits = visits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication given = SecurityContextHolder.getContext().getAuthentication();
        if (given != null && given.getPrincipal() instanceof PipelineAccount account) {
            proceed(account, request, response, chain);
            return;
        }
        if (given == null || !(given.getPrincipal() instanceof Account before)) {
            chain.doFilter(request, response);
            return;
        }
        RefusedStrangers.leaveOut(request);
        Optional<Account> account =
                accounts.find(before.name()).filter(now -> now.passwordMark().equals(before.passwordMark()));
        if (account.isEmpty()) {
            keep(before, "SignOut", request, "the user is gone, or has another password");
            new SecurityContextLogoutHandler().logout(request, response, given);
            chain.doFilter(request, response);
        } else {
            proceed(account.get(), request, response, chain);
        }
    }

    private void proceed(Account account, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordSignIn.signedIn(account));
        SecurityContextHolder.setContext(context);
        engine.getIdentityService().setAuthentication(account.name(), account.groups(), account.tenants());
        Authentications.setCurrent(forWebApplications(account));
        try {
            chain.doFilter(request, response);
        } finally {
            Authentications.clearCurrent();
            engine.getIdentityService().clearAuthentication();
        }
        keepRefusal(account, request, response);
    }

    /** Its token has been looked up for this very request, so nothing about it can be out of date. */
    private void proceed(
            PipelineAccount account, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        engine.getIdentityService().setAuthentication(account.pipeline());
        try {
            chain.doFilter(request, response);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        keepRefusal(account, request, response);
    }

    private void keepRefusal(Principal account, HttpServletRequest request, HttpServletResponse response) {
        if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            keep(account, "Refused", request, "from " + request.getRemoteAddr());
        }
    }

    private Authentications forWebApplications(Account account) {
        UserAuthentication user = new UserAuthentication(account.name(), engine.getName());
        user.setGroupIds(account.groups());
        user.setTenantIds(account.tenants());
        user.setAuthorizedApps(Set.copyOf(account.applications()));
        Authentications all = new Authentications();
        all.addOrReplace(user);
        return all;
    }

    private void keep(Principal account, String act, HttpServletRequest request, String details) {
        visits.keep(account.getName(), act, request.getMethod() + " " + request.getRequestURI(), details);
    }

    /** An asynchronous dispatch of a request is not authenticated again. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return true;
    }
}
