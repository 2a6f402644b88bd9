package teal.verify;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;
import teal.release.Setting;

/**
 * Where an application's metrics are.
 *
 * @param address a server with Prometheus' HTTP API, such as {@code http://prometheus:9090}
 * @param token sent as {@code Authorization: Bearer}; absent: no such header
 * @param timeout for one query, default 10 s
 */
public record MetricsSettings(URI address, @Nullable Secret token, Duration timeout) {

    public MetricsSettings(@Nullable URI address, @Nullable Secret token, @Nullable Duration timeout) {
        this.address = Setting.check(
                "address",
                address,
                found -> String.valueOf(found.getScheme()).matches("https?")
                        && found.getHost() != null
                        && found.getQuery() == null,
                "an http or https address such as http://prometheus:9090");
        this.token = token;
        this.timeout = Setting.within(
                "timeout", timeout, Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(2));
    }
}
