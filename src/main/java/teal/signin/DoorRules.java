package teal.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;
import teal.access.AllowedOperations;
import teal.access.Pipeline;
import teal.audit.Visits;

/** Rules that apply to programs and browsers alike. */
@Component
class DoorRules {

    private final AllowedOperations operations;
    private final Accounts accounts;
    private final ProcessEngine engine;
    private final Visits visits;

    DoorRules(AllowedOperations operations, Accounts accounts, ProcessEngine engine, Visits visits) {
        this.operations = operations;
        this.accounts = accounts;
        this.engine = engine;
        this.visits = visits;
    }

    HttpSecurity apply(HttpSecurity http, NotSignedIn missing) throws Exception {
        return http.headers(headers -> headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)
                        .referrerPolicy(referrer -> {}))
                .addFilterAfter(new KnownAddress(), HeaderWriterFilter.class)
                .addFilterAfter(new SameOrigin(), KnownAddress.class)
                .addFilterBefore(new CurrentAccount(accounts, engine, visits), ExceptionTranslationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(missing).accessDeniedHandler(refused()))
                .authorizeHttpRequests(requests -> requests
                        // A request that was let in goes on: to a page behind a page, or to the error response
                        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(this::decide));
    }

    private AuthorizationDecision decide(
            Supplier<? extends @Nullable Authentication> given, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        String path = path(request);
        if (operations.isForAnyone(request.getMethod(), path)) {
            return new AuthorizationDecision(true);
        }
        Authentication person = given.get();
        if (person != null && person.getPrincipal() instanceof PipelineAccount pipeline) {
            return new AuthorizationDecision(PipelineAccount.mayKnock(path)
                    && operations.isFor(pipeline.groups(), true, request.getMethod(), path));
        }
        return new AuthorizationDecision(person != null
                && person.getPrincipal() instanceof Account account
                && operations.isFor(Set.copyOf(account.groups()), account.isMember(), request.getMethod(), path));
    }

    private AccessDeniedHandler refused() {
        return (request, response, denied) -> Answer.refuse(
                response,
                HttpStatus.FORBIDDEN,
                "Not allowed",
                denied instanceof CsrfException
                        ? "the page's token is missing or out of date, and nothing was done; reload the page and try"
                                + " again"
                        : refusal(request));
    }

    private String refusal(HttpServletRequest request) {
        return Pipeline.isNamed(request.getRemoteUser()) && !PipelineAccount.mayKnock(path(request))
                ? "a token opens Teal's own API only, at /api/; what is here needs a person who signs in"
                : operations.refusal(request.getRemoteUser(), request.getMethod(), path(request));
    }

    /** As decoded by the server, once the firewall has made sure that there is only one way to write it. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }
}
