package teal.externalcall;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import teal.release.NamesSecrets;
import teal.release.Placeholders;
import teal.release.Secret;
import teal.release.Setting;

/**
 * An address that diagrams may call by name.
 *
 * @param address {@code https://...} or {@code http://...}, which may contain placeholders; or a reference to a secret that
 *     holds it
 * @param method default POST
 * @param body sent with placeholders filled in; absent: nothing is sent
 * @param contentType of the body, default {@code application/json}
 * @param token sent as {@code Authorization: Bearer}; absent: no such header
 * @param timeout for the whole call, default 30 s
 */
public record EndpointSettings(
        String address,
        String method,
        @Nullable String body,
        String contentType,
        @Nullable Secret token,
        Duration timeout)
        implements NamesSecrets {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    public EndpointSettings(
            @Nullable String address,
            @Nullable String method,
            @Nullable String body,
            @Nullable String contentType,
            @Nullable Secret token,
            @Nullable Duration timeout) {
        this.address = Setting.check(
                "address", address, EndpointSettings::isAddress, "an http or https address, or file:/... or env:...");
        this.method = Setting.check(
                "method", Setting.orElse(method, "POST"), METHODS::contains, "GET, POST, PUT, PATCH, DELETE");
        this.body = body;
        this.contentType = Setting.check(
                "content-type",
                Setting.orElse(contentType, "application/json"),
                found -> found.matches("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *;[A-Za-z0-9!#$&^_.+/;= -]*)?"),
                "a media type such as application/json");
        this.token = token;
        this.timeout = Setting.within(
                "timeout", timeout, Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(10));
    }

    /** The address to call. Inserted values are encoded, so that they can never be more than values. */
    URI uri(Placeholders values) {
        String raw = isReference(address) ? new Secret(address).reveal() : address;
        return URI.create(values.fill(raw, value -> URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }

    /**
     * The address's server alone, without the path; empty if only the release decides which.
     *
     * @throws IllegalArgumentException if the address is none; the message may contain it
     */
    Optional<URI> server() {
        String raw = isReference(address) ? new Secret(address).reveal() : address;
        String server = raw.replaceFirst("^(https?://[^/?#]*).*$", "$1");
        return server.contains("{") ? Optional.empty() : Optional.of(URI.create(server));
    }

    Optional<String> content(Placeholders values) {
        return Optional.ofNullable(body).map(values::fill);
    }

    Optional<String> authorization() {
        return Optional.ofNullable(token).map(secret -> "Bearer " + secret.reveal());
    }

    @Override
    public Map<String, Secret> secrets() {
        return isReference(address) ? Map.of("address", new Secret(address)) : Map.of();
    }

    private static boolean isAddress(String text) {
        return isReference(text) || text.matches("https?://[^/\\s]+\\S*");
    }

    private static boolean isReference(String text) {
        return text.startsWith("file:") || text.startsWith("env:");
    }
}
