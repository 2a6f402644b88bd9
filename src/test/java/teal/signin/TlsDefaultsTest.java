package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Each way to give Teal a certificate; what the server then speaks, {@link TlsTest} tries. */
class TlsDefaultsTest {

    @ParameterizedTest
    @CsvSource({
        "server.ssl.certificate, server.ssl.",
        "server.ssl.key-store, server.ssl.",
        "server.ssl.bundle, spring.ssl.bundle.pem.teal.options.",
        "server.ssl.server-name-bundles[0].bundle, spring.ssl.bundle.pem.teal.options."
    })
    void leaveAuthenticatedEncryptionWithForwardSecrecyAlone(String way, String where) {
        MockEnvironment environment = new MockEnvironment().withProperty(way, "teal");

        new TlsDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty(where + "enabled-protocols")).isEqualTo("TLSv1.3,TLSv1.2");
        assertThat(List.of(environment.getProperty(where + "ciphers", "").split(",")))
                .hasSize(9)
                .allMatch(cipher ->
                        cipher.matches("TLS_(ECDHE_(ECDSA|RSA)_WITH_)?(AES_\\d+_GCM|CHACHA20_POLY1305)_SHA\\d+"));
    }

    @Test
    void followABundleOfAKeyStore() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("server.ssl.bundle", "teal")
                .withProperty("spring.ssl.bundle.jks.teal.keystore.location", "file:teal.p12");

        new TlsDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("spring.ssl.bundle.jks.teal.options.ciphers"))
                .isNotBlank();
    }

    @Test
    void doNotTurnTlsOn() {
        MockEnvironment environment = new MockEnvironment();
        new TlsDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(Stream.of("server.ssl.ciphers", "server.ssl.enabled-protocols")
                        .filter(environment::containsProperty))
                .isEmpty();
    }
}
