package teal.process.signin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import teal.process.access.SystemPrincipal;
import teal.process.audit.AuditTrail;

/** Nobody reaches Teal's API or the engine's REST API without signing in as a user of the engine (HTTP Basic). */
@Configuration(proxyBeanMethods = false)
class SignIn {

    private static final String[] APIS = {"/api/*", "/engine-rest/*"};

    @Bean
    FilterRegistrationBean<Filter> answerHeaders() {
        return filter("answerHeaders", new AnswerHeaders(), -130, APIS);
    }

    @Bean
    FilterRegistrationBean<Filter> sameOrigin() {
        return filter("sameOrigin", new SameOrigin(), -120, APIS);
    }

    @Bean
    FilterRegistrationBean<Filter> signInWatch(Clock clock, AuditTrail trail) {
        return filter("signInWatch", new SignInWatch(clock, trail), -110, "/api/*", "/engine-rest/*", "/camunda/*");
    }

    /** Not where people sign in: there the same status says that the password is wrong. */
    @Bean
    FilterRegistrationBean<Filter> signedOut() {
        return filter("signedOut", new SignedOut(), -105, "/camunda/api/engine/*", "/camunda/api/cockpit/*");
    }

    @Bean
    FilterRegistrationBean<Filter> basicAuthentication() {
        FilterRegistrationBean<Filter> filter = filter("basicAuthentication", new Everywhere(), -100, APIS);
        filter.addInitParameter("authentication-provider", CheckedByTeal.class.getName());
        return filter;
    }

    @Bean
    FilterRegistrationBean<Filter> webApplicationsSignIn() {
        return filter("webApplicationsSignIn", new LookedUpByTeal(), -104, "/camunda/*");
    }

    private static FilterRegistrationBean<Filter> filter(String name, Filter filter, int order, String... paths) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.addUrlPatterns(paths);
        registration.setOrder(order);
        return registration;
    }

    /** The engine's own filter lets strangers see which engines there are. */
    private static final class Everywhere extends ProcessEngineAuthenticationFilter {

        @Override
        protected boolean requiresEngineAuthentication(String path) {
            return true;
        }

        @Override
        protected void setAuthenticatedUser(
                ProcessEngine engine, String user, List<String> groups, List<String> tenants) {
            SystemPrincipal.run("sign-in", () -> super.setAuthenticatedUser(engine, user, groups, tenants));
        }
    }

    /** Until the password is checked, nobody is signed in. */
    public static final class CheckedByTeal extends HttpBasicAuthenticationProvider {

        @Override
        protected boolean isAuthenticated(ProcessEngine engine, String user, String password) {
            return SystemPrincipal.call("sign-in", () -> super.isAuthenticated(engine, user, password));
        }
    }

    /** The web applications look users up before anybody is signed in; whoever is counts more. */
    private static final class LookedUpByTeal extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Exception failed = SystemPrincipal.call("sign-in", () -> failure(request, response, chain));
            if (failed instanceof IOException connection) {
                throw connection;
            } else if (failed instanceof ServletException refused) {
                throw refused;
            }
        }

        private static @Nullable Exception failure(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
            try {
                chain.doFilter(request, response);
                return null;
            } catch (IOException | ServletException failed) {
                return failed;
            }
        }
    }
}
