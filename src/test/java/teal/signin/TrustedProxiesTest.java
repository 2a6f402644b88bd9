package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockEnvironment;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.7,      10.1.0.7,         true",
        "10.1.0.7,      10.1.0.70,        false",
        "10.1.0.7,      10x1x0x7,         false",
        "10.1.0.0/16,   10.1.255.1,       true",
        "10.1.0.0/16,   10.2.0.1,         false",
        "172.16.0.0/12, 172.31.9.9,       true",
        "172.16.0.0/12, 172.32.0.1,       false",
        "10.0.0.0/25,   10.0.0.127,       true",
        "10.0.0.0/25,   10.0.0.128,       false",
        "10.0.0.0/32,   10.0.0.0,         true",
        "0.0.0.0/0,     203.0.113.9,      true",
        "0.0.0.0/0,     nobody,           false",
        "::1,           0:0:0:0:0:0:0:1,  true",
        "::1,           ::1,              true",
        "::1,           ::2,              false",
        "2001:db8::7,   2001:db8:0:0:0:0:0:7, true"
    })
    void believesWhatIsNamedAndNothingElse(String named, String sender, boolean believed) {
        assertThat(sender.matches(TrustedProxies.pattern(named))).isEqualTo(believed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.1.0", "10.1.0.7/33", "10.1.0.256", "10.1.0.0/x", "::1/64", ":", "", ".*"})
    void whatIsNoAddressStopsTheStart(String wrong) {
        assertThatThrownBy(() -> TrustedProxies.pattern(wrong))
                .hasMessage("teal.proxies: found '" + wrong
                        + "'; allowed: IP addresses, and IPv4 networks such as 10.1.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, true",
        "2001:db8::1, true",
        "unknown, false",
        "192.0.2.1:80, false",
        "192.0.2.300, false",
        "=cmd|x, false",
        "a:b, false",
        "x:y, false",
        "'', false"
    })
    void tellsAddressesFromText(String text, boolean address) {
        assertThat(TrustedProxies.isAddress(text)).isEqualTo(address);
    }

    @Test
    void aNamedProxyIsBelievedWithoutAnotherSetting() {
        MockEnvironment environment = new MockEnvironment().withProperty("teal.proxies", "10.1.0.7, ::1");

        new TrustedProxies().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("native");
        assertThat("10.1.0.7").matches(environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies"));
        assertThat("10.1.0.8").doesNotMatch(environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies"));
    }

    @Test
    void withoutANameOnlyThisMachineIsBelieved() {
        StandardEnvironment environment = new StandardEnvironment();

        new TrustedProxies().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("server.forward-headers-strategy")).isNull();
        assertThat("127.0.0.1").matches(environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies"));
        assertThat("10.0.0.1").doesNotMatch(environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies"));
    }

    @Test
    void whatWouldBelieveEverybodyStopsTheStart() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("server.forward-headers-strategy", "framework");

        assertThatThrownBy(() -> new TrustedProxies().postProcessEnvironment(environment, new SpringApplication()))
                .hasMessageContaining("server.forward-headers-strategy: found 'framework'")
                .hasMessageContaining("teal.proxies");
    }
}
