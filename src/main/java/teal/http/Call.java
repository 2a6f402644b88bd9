package teal.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param address where it goes: scheme, host and port are those that are connected to
 * @param publicHost the host, with its port if that is not the default, by which the server is addressed in {@code Host}, in
 *     TLS (SNI, RFC 6066) and in its certificate, if it differs from the address's; then no proxy is used either, because
 *     this very server is meant
 * @param body sent as it is; absent: nothing is sent
 * @param route whom to trust on the way, and by which proxy
 */
public record Call(
        String method,
        URI address,
        @Nullable String publicHost,
        Map<String, String> headers,
        @Nullable String body,
        Route route) {

    public Call(
            String method,
            URI address,
            @Nullable String publicHost,
            Map<String, String> headers,
            @Nullable String body) {
        this(method, address, publicHost, headers, body, Route.USUAL);
    }

    /** @throws IllegalArgumentException if the address has no host, or a header is none */
    public Call {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("no http or https address");
        }
        headers = new LinkedHashMap<>(headers);
        headers.forEach((name, value) -> {
            if (!name.matches(HEADER_NAME) || !value.matches(HEADER_VALUE)) {
                throw new IllegalArgumentException("no header: " + name);
            }
        });
    }

    /** The characters of a header's name (RFC 9110, section 5.6.2). */
    public static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";

    /** A header's value on one line, without control characters: nothing can be smuggled in behind it. */
    public static final String HEADER_VALUE = "[^\\p{Cntrl}]*";

    public static Call get(URI address) {
        return new Call("GET", address, null, Map.of(), null);
    }

    /** A request to one server, which is addressed by the name that users know. */
    public Call as(String host) {
        return new Call(method, address, host, headers, body, route);
    }

    public Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, address, publicHost, more, body, route);
    }

    public Call with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Call(method, address, publicHost, all, body, route);
    }

    public Call by(Route way) {
        return new Call(method, address, publicHost, headers, body, way);
    }

    Optional<byte[]> bytes() {
        return Optional.ofNullable(body).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The address as its server is to read it: with the public host, if there is one. */
    URI spoken() {
        String host = publicHost == null ? address.getRawAuthority() : publicHost;
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(address.getScheme() + "://" + host + path + query);
    }

    int port() {
        return address.getPort() > 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
    }
}
