package teal.signin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * TLS settings for Teal's own web server: 1.2 and 1.3, with forward secrecy and authenticated encryption. The JDK would also
 * offer CBC and RSA key exchange. Explicit configuration takes precedence.
 */
class TlsDefaults implements EnvironmentPostProcessor {

    private static final String PROTOCOLS = "TLSv1.3,TLSv1.2";

    /**
     * Mozilla's "intermediate" list without finite-field Diffie-Hellman: every browser that can show Camunda's pages
     * supports some of these.
     */
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

    /** None without TLS: any TLS setting would make the web server turn TLS on. */
    private static Map<String, Object> defaults(ConfigurableEnvironment environment) {
        Map<String, Object> defaults = new HashMap<>();
        bundles(environment)
                .map(bundle -> "spring.ssl.bundle." + kind(environment, bundle) + "." + bundle + ".options.")
                .forEach(options -> add(defaults, options));
        boolean ofItsOwn = environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store");
        if (ofItsOwn && environment.getProperty("server.ssl.bundle", "").isBlank()) {
            add(defaults, "server.ssl.");
        }
        return defaults;
    }

    /** The server's own, and those for other names that it goes by. */
    private static Stream<String> bundles(ConfigurableEnvironment environment) {
        Stream<String> others = Stream.iterate(0, number -> number + 1)
                .map(number -> environment.getProperty("server.ssl.server-name-bundles[" + number + "].bundle", ""))
                .takeWhile(bundle -> !bundle.isBlank());
        return Stream.concat(Stream.of(environment.getProperty("server.ssl.bundle", "")), others)
                .filter(bundle -> !bundle.isBlank());
    }

    private static void add(Map<String, Object> defaults, String options) {
        defaults.put(options + "enabled-protocols", PROTOCOLS);
        defaults.put(options + "ciphers", CIPHERS);
    }

    /** A bundle comes from PEM files or from a key store; only the properties that were set exist. */
    private static String kind(ConfigurableEnvironment environment, String bundle) {
        String keyStore = "spring.ssl.bundle.jks." + bundle + ".";
        return List.of("keystore.location", "keystore.provider", "keystore.type", "keystore.password").stream()
                        .anyMatch(name -> environment.containsProperty(keyStore + name))
                ? "jks"
                : "pem";
    }
}
