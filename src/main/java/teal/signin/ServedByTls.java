package teal.signin;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * If Teal is served over TLS, by itself or by a proxy in front of it, the session cookie is sent over TLS only, even if a
 * request came without. Explicit configuration takes precedence.
 */
class ServedByTls implements EnvironmentPostProcessor {

    /**
     * Teal's own web server uses TLS, or a proxy reports it: {@code server.forward-headers-strategy} makes Teal trust it.
     */
    private static final String[] BY_TLS = {
        "server.ssl.bundle",
        "server.ssl.certificate",
        "server.ssl.key-store",
        "server.forward-headers-strategy",
        "teal.proxies",
        "teal.proxies[0]"
    };

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isServedByTls(environment)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "served by TLS", Map.of("server.servlet.session.cookie.secure", true)));
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
