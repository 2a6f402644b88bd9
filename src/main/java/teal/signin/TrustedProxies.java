package teal.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code teal.proxies}: the proxies whose {@code X-Forwarded-...} headers are trusted. By default the web server trusts
 * every private address, so any machine in a company could evade the delays between sign-ins and falsify the trail.
 */
class TrustedProxies implements EnvironmentPostProcessor {

    static final String SETTING = "teal.proxies";

    private static final String BELIEVED = "server.tomcat.remoteip.internal-proxies";
    private static final String STRATEGY = "server.forward-headers-strategy";

    /** A proxy on Teal's own machine: trusted if headers are honoured and no proxy is named. */
    private static final List<String> OWN_MACHINE = List.of("127.0.0.1", "::1");

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:]{2,39}(?:%[A-Za-z0-9]+)?");
    private static final int OCTETS = 4;
    private static final int BITS = 8;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> named = Binder.get(environment)
                .bind(SETTING, Bindable.listOf(String.class))
                .orElse(List.of());
        String strategy = environment.getProperty(STRATEGY, "");
        if (strategy.equalsIgnoreCase("framework")) {
            throw new IllegalArgumentException(
                    STRATEGY + ": found 'framework', which believes everybody; leave it out and"
                            + " name your proxies in " + SETTING);
        }
        String pattern = (named.isEmpty() ? OWN_MACHINE : named)
                .stream().map(TrustedProxies::pattern).collect(Collectors.joining("|"));
        environment.getPropertySources().addFirst(new MapPropertySource(SETTING, Map.of(BELIEVED, pattern)));
        if (!named.isEmpty() && strategy.isBlank()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(SETTING + " strategy", Map.of(STRATEGY, "native")));
        }
    }

    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches() && literal(text) != null;
    }

    /** A regular expression for these addresses, since that is what the web server takes. */
    static String pattern(String place) {
        String text = place.strip();
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (IPV4.matcher(address).matches()) {
            return network(address.split("\\."), slash < 0 ? OCTETS * BITS : length(place, text.substring(slash + 1)));
        }
        InetAddress found = slash < 0 && IPV6.matcher(address).matches() ? literal(address) : null;
        if (found == null) {
            throw wrong(place);
        }
        return Stream.of(address.toLowerCase(Locale.ROOT), found.getHostAddress())
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static String network(String[] octets, int length) {
        return IntStream.range(0, OCTETS)
                .mapToObj(i -> octet(Integer.parseInt(octets[i]), Math.max(0, Math.min(BITS, length - i * BITS))))
                .collect(Collectors.joining("\\."));
    }

    private static String octet(int value, int fixedBits) {
        if (fixedBits == 0) {
            return OCTET;
        }
        int size = 1 << BITS - fixedBits;
        int first = value / size * size;
        return IntStream.range(first, first + size)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static int length(String place, String text) {
        if (!text.matches("\\d|[12]\\d|3[0-2]")) {
            throw wrong(place);
        }
        return Integer.parseInt(text);
    }

    /** No DNS lookup: a text with a colon is either an address literal or nothing. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    private static IllegalArgumentException wrong(String place) {
        return new IllegalArgumentException(
                SETTING + ": found '" + place + "'; allowed: IP addresses, and IPv4 networks such as 10.1.0.0/16");
    }
}
