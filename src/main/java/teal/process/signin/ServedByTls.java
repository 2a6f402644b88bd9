package teal.process.signin;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where Teal is served by TLS, by itself or by a proxy in front of it, browsers are told so: cookies go over TLS alone, and
 * the site is never asked for without it again (HSTS). What the configuration says itself counts more.
 */
class ServedByTls implements EnvironmentPostProcessor {

    /** Teal's own web server, or a proxy that says so: {@code server.forward-headers-strategy} makes Teal believe it. */
    private static final String[] BY_TLS = {
        "server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store", "server.forward-headers-strategy"
    };

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isServedByTls(environment)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "served by TLS",
                            Map.of(
                                    "camunda.bpm.webapp.session-cookie.enable-secure-cookie", true,
                                    "camunda.bpm.webapp.csrf.enable-secure-cookie", true,
                                    "camunda.bpm.webapp.header-security.hsts-disabled", false)));
        }
    }

    private static boolean isServedByTls(ConfigurableEnvironment environment) {
        if (!environment.getProperty("server.ssl.enabled", Boolean.class, true)) {
            return false;
        }
        for (String property : BY_TLS) {
            String value = environment.getProperty(property, "");
            if (!value.isBlank() && !value.equalsIgnoreCase("none")) {
                return true;
            }
        }
        return false;
    }
}
