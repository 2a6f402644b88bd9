package teal.verify;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import teal.http.Call;
import teal.release.Secret;
import teal.release.Setting;

/**
 * The headers of probes. A node is asked as its balancer would ask it: an application that is told nothing of TLS would only
 * send every probe on to its https address.
 */
final class ProbeHeaders {

    /** What the connection itself needs; another value would break the request. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "transfer-encoding", "te", "upgrade", "expect", "trailer");

    private ProbeHeaders() {}

    /** Checks a setting: names with values, an empty value for a header that is not to be sent. */
    static Map<String, String> check(@Nullable Map<String, String> found) {
        Map<String, String> headers = new LinkedHashMap<>(Setting.orElse(found, Map.of()));
        headers.forEach((name, value) -> {
            Setting.check(
                    "headers",
                    name,
                    known -> known.matches(Call.HEADER_NAME) && !OWN.contains(known.toLowerCase()),
                    "names of headers, except "
                            + String.join(", ", OWN.stream().sorted().toList()));
            // The value is left out of the message: somebody may have written a password there.
            Setting.check(
                    "headers",
                    name,
                    known -> value.matches(Call.HEADER_VALUE),
                    "a value on one line, without controls");
        });
        return Collections.unmodifiableMap(headers);
    }

    /** What a balancer says that took the request at the public address and passes it on. */
    static Map<String, String> implied(URI publicUrl, String host) {
        boolean tls = publicUrl.getScheme().equals("https");
        int port = publicUrl.getPort() > 0 ? publicUrl.getPort() : tls ? 443 : 80;
        return Map.of(
                "X-Forwarded-Proto", publicUrl.getScheme(),
                "X-Forwarded-Host", host,
                "X-Forwarded-Port", Integer.toString(port));
    }

    /** The headers to send; the later a map is named, the more its values count. */
    @SafeVarargs
    static Map<String, String> merged(Map<String, String>... all) {
        Map<String, String> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map<String, String> headers : all) {
            merged.putAll(headers);
        }
        merged.values().removeIf(String::isEmpty);
        merged.replaceAll((name, value) -> revealed(value));
        return merged;
    }

    private static String revealed(String value) {
        return value.startsWith("file:") || value.startsWith("env:") ? new Secret(value).reveal() : value;
    }
}
