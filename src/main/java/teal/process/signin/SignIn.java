package teal.process.signin;

import jakarta.servlet.Filter;
import java.time.Clock;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
        filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        return filter;
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
    }
}
