package teal.signin;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where Teal's own web server speaks TLS: 1.2 and 1.3, with forward secrecy and authenticated encryption. The JDK also offers
 * CBC and RSA key exchange. Settings in the configuration take precedence.
 */
class TlsDefaults implements EnvironmentPostProcessor {

    private static final String PROTOCOLS = "TLSv1.3,TLSv1.2";

    /** Mozilla's "intermediate" without finite-field Diffie-Hellman: each browser that Camunda's pages run in has some. */
    private static final String CIPHERS = String.join(
            ",",
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = defaults(environment);
        if (!defaults.isEmpty()) {
            environment.getPropertySources().addLast(new MapPropertySource("TLS defaults", defaults));
        }
    }

    /** None without TLS: the web server takes any setting of it for the wish to have it. */
    private static Map<String, Object> defaults(ConfigurableEnvironment environment) {
        String bundle = environment.getProperty("server.ssl.bundle", "");
        if (!bundle.isBlank()) {
            return ofBundle("spring.ssl.bundle." + kind(environment, bundle) + "." + bundle + ".options.");
        }
        boolean ofItsOwn = environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store");
        return ofItsOwn ? Map.of("server.ssl.enabled-protocols", PROTOCOLS, "server.ssl.ciphers", CIPHERS) : Map.of();
    }

    private static Map<String, Object> ofBundle(String options) {
        return Map.of(options + "enabled-protocols", PROTOCOLS, options + "ciphers", CIPHERS);
    }

    /** A bundle is in PEM files or in a key store; of each only what is named is there. */
    private static String kind(ConfigurableEnvironment environment, String bundle) {
        String keyStore = "spring.ssl.bundle.jks." + bundle + ".";
        return List.of("keystore.location", "keystore.provider", "keystore.type", "keystore.password").stream()
                        .anyMatch(name -> environment.containsProperty(keyStore + name))
                ? "jks"
                : "pem";
    }
}
