package teal.signin;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import teal.audit.Visits;

/**
 * The first line of defence: each path has one spelling, anything not listed is refused, and nobody gets further without
 * signing in. Programs send a name and a password, or a token, with each request; browsers have a session once they have signed in.
 */
@Configuration(proxyBeanMethods = false)
class FrontDoor {

    private static final long ONE_YEAR_IN_SECONDS = 31_536_000;

    /** Used by programs; everything else is for browsers. */
    private static final RequestMatcher APIS = new OrRequestMatcher(at("/api/**"), at("/engine-rest/**"));

    private static final PathPatternRequestMatcher SIGN_OUT = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/default/logout");

    @Bean
    AuthenticationManager people(PasswordSignIn passwords) {
        return new ProviderManager(passwords);
    }

    /** Shared by passwords and tokens: wrong guesses at one delay the other as well. */
    @Bean
    static FailedSignIns failedSignInsByAddress(Clock clock) {
        return FailedSignIns.byAddress(clock);
    }

    @Bean
    HttpFirewall oneSpelling() {
        return new CanonicalPaths();
    }

    /**
     * Runs before everything that reads a path, Spring's own filters included: some of them fail on a path that is not
     * canonical.
     */
    @Bean
    FilterRegistrationBean<SpellingCheck> spellingCheck(HttpFirewall oneSpelling, RequestRejectedHandler refusing) {
        FilterRegistrationBean<SpellingCheck> first =
                new FilterRegistrationBean<>(new SpellingCheck(oneSpelling, refusing));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return first;
    }

    /** Around everything else, to see what becomes of a request. */
    @Bean
    FilterRegistrationBean<RefusedStrangers> refusedStrangers(Visits visits) {
        FilterRegistrationBean<RefusedStrangers> outermost = new FilterRegistrationBean<>(new RefusedStrangers(visits));
        outermost.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return outermost;
    }

    /** Around everything else, so that every answer over TLS has it: refusals, errors and redirects, too. */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> strictTransport() {
        FilterRegistrationBean<HeaderWriterFilter> outermost = new FilterRegistrationBean<>(
                new HeaderWriterFilter(List.of(new HstsHeaderWriter(ONE_YEAR_IN_SECONDS, false))));
        outermost.setName("strictTransport");
        outermost.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return outermost;
    }

    @Bean
    RequestRejectedHandler otherSpellings() {
        return (request, response, rejected) -> Answer.refuse(
                response,
                HttpStatus.BAD_REQUEST,
                "Bad request",
                "Teal does not accept this form of address or header; write it without encoded letters, semicolons,"
                        + " and double or encoded slashes");
    }

    @Bean
    @Order(1)
    SecurityFilterChain forPrograms(HttpSecurity http, DoorRules rules, TokenSignIn tokens) throws Exception {
        NotSignedIn missing = new NotSignedIn(
                true, "sign in with your name and your password (HTTP Basic), or with a pipeline's token (Bearer)");
        http.securityMatcher(APIS)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint(missing).authenticationDetailsSource(SignInAttempt::new))
                .addFilterBefore(new BearerTokens(tokens, missing), BasicAuthenticationFilter.class)
                // Programs have no CSRF token; SameOrigin keeps other sites from using a browser here.
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"))
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
        return rules.apply(http, missing).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain forBrowsers(HttpSecurity http, DoorRules rules, AuthenticationManager people, Visits visits)
            throws Exception {
        NotSignedIn missing = new NotSignedIn(
                false, "Your session has expired, and nothing was done. Sign in again; what you typed is still there.");
        CookieCsrfTokenRepository tokens = tokens();
        CsrfTokenRequestAttributeHandler asTheyAre = new CsrfTokenRequestAttributeHandler();
        // Not deferred: the web applications look for the cookie as soon as they load.
        asTheyAre.setCsrfRequestAttributeName(null);
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(asTheyAre))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT)
                        .addLogoutHandler(new SignOutRecord(visits))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.OK)))
                .headers(headers -> headers.addHeaderWriter(new PagePolicy()))
                .addFilterBefore(signIn(people, visits, tokens, missing), AnonymousAuthenticationFilter.class);
        return rules.apply(http, missing).build();
    }

    /** Matches the whole path, whichever servlet handles it. */
    private static RequestMatcher at(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/camunda");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static WebSignIn signIn(
            AuthenticationManager people, Visits visits, CookieCsrfTokenRepository tokens, NotSignedIn missing) {
        WebSignIn signIn = new WebSignIn(people, visits);
        signIn.setAuthenticationFailureHandler(missing);
        signIn.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        signIn.setSessionAuthenticationStrategy(new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens))));
        return signIn;
    }
}
