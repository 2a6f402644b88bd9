package teal.repository;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.http.Call;
import teal.http.Route;
import teal.release.Secret;
import teal.release.Setting;

/**
 * How the artifacts below one location are reached. Secrets and files are read for each request.
 *
 * @param at the location, such as {@code https://repo.example.com/}
 * @param user with {@code password}, sent as HTTP Basic (RFC 7617)
 * @param token sent as a bearer token (RFC 6750)
 * @param header a header of the repository's own, such as {@code X-JFrog-Art-Api}, sent with {@code headerValue}
 * @param allowHttp whether credentials may be sent without TLS, default no
 * @param trust the authorities (PEM) of the repository's certificate; absent: those of the JVM
 * @param clientCertificate Teal's certificate for this repository (PEM), with {@code clientKey}; absent: none
 * @param proxy such as {@code http://proxy.example.com:3128}; absent: the JVM's
 * @param proxyUser with {@code proxyPassword}, for a proxy that asks for them
 * @param signedRedirectsTo hosts outside of the allowed locations that this repository may redirect to, with signed
 *     addresses: {@code bucket.s3.amazonaws.com}, {@code *.example.net}; with its port, one may also be this machine; default none
 */
public record RepositorySettings(
        String at,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret token,
        @Nullable String header,
        @Nullable Secret headerValue,
        Boolean allowHttp,
        @Nullable Path trust,
        @Nullable Path clientCertificate,
        @Nullable Secret clientKey,
        @Nullable String proxy,
        @Nullable String proxyUser,
        @Nullable Secret proxyPassword,
        List<String> signedRedirectsTo) {

    private static final String USER = "a user's name, without spaces and colons";
    private static final Pattern PROXY = Pattern.compile("http://[0-9A-Za-z.-]+:[0-9]{1,5}/?");
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[0-9A-Za-z][0-9A-Za-z.-]*(:[0-9]{1,5})?");

    public RepositorySettings(
            @Nullable String at,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable Secret token,
            @Nullable String header,
            @Nullable Secret headerValue,
            @Nullable Boolean allowHttp,
            @Nullable Path trust,
            @Nullable Path clientCertificate,
            @Nullable Secret clientKey,
            @Nullable String proxy,
            @Nullable String proxyUser,
            @Nullable Secret proxyPassword,
            @Nullable List<String> signedRedirectsTo) {
        this.at = Setting.check(
                "at",
                at,
                found -> found.startsWith("http") && ArtifactAddress.isLocation(found),
                "a location such as https://repo.example.com/, with its final '/'");
        this.user = user == null ? null : Setting.check("user", user, RepositorySettings::isUser, USER);
        this.password = password;
        this.token = token;
        this.header = header == null
                ? null
                : Setting.check(
                        "header", header, found -> found.matches(Call.HEADER_NAME), "a name such as X-JFrog-Art-Api");
        this.headerValue = headerValue;
        this.allowHttp = Setting.orElse(allowHttp, false);
        this.trust = trust;
        this.clientCertificate = clientCertificate;
        this.clientKey = clientKey;
        this.proxy = proxy == null
                ? null
                : Setting.check(
                        "proxy",
                        proxy,
                        found -> PROXY.matcher(found).matches(),
                        "an address such as http://proxy.example.com:3128, with a port and without a user or password");
        this.proxyUser =
                proxyUser == null ? null : Setting.check("proxy-user", proxyUser, RepositorySettings::isUser, USER);
        this.proxyPassword = proxyPassword;
        this.signedRedirectsTo = List.copyOf(Setting.orElse(signedRedirectsTo, List.of()));
        for (String host : this.signedRedirectsTo) {
            Setting.check(
                    "signed-redirects-to",
                    host,
                    found -> HOST.matcher(found).matches(),
                    "hosts such as bucket.s3.amazonaws.com, or *.example.net for all below example.net");
        }
        both("user", user, "password", password);
        both("header", header, "header-value", headerValue);
        both("client-certificate", clientCertificate, "client-key", clientKey);
        both("proxy-user", proxyUser, "proxy-password", proxyPassword);
        Setting.acrossFields(this::checkCredentials, "at", "user", "password", "token", "header", "header-value");
    }

    /** A colon would end it (RFC 7617, section 2). */
    private static boolean isUser(String found) {
        return found.matches("[^\\p{Cntrl}\\s:]{1,200}");
    }

    private static void both(String one, @Nullable Object first, String other, @Nullable Object second) {
        Setting.acrossFields(
                () -> {
                    if ((first == null) != (second == null)) {
                        Setting.check(
                                first == null ? one : other,
                                first == null ? first : second,
                                found -> true,
                                "both " + one + " and " + other + ", or neither");
                    }
                },
                one,
                other);
    }

    private void checkCredentials() {
        long ways = Stream.of(password, token, headerValue)
                .filter(way -> way != null)
                .count();
        Setting.check(
                "at", at, found -> ways <= 1, "one of user and password, token, or header and header-value for it");
        Setting.check(
                "at",
                at,
                found -> ways == 0 || allowHttp || found.startsWith("https:"),
                "https://, because credentials are sent there; or allow-http: true");
    }

    /** What this location is reached by. */
    Route route() {
        return new Route(
                trust,
                clientCertificate == null || clientKey == null
                        ? null
                        : new Route.ClientCertificate(clientCertificate, clientKey),
                way(),
                false);
    }

    /**
     * What a signed address elsewhere is reached by: the same way out, without anything that proves who asks.
     *
     * @param guarded whether it must not lead to this machine or to a cloud's metadata
     */
    Route elsewhere(boolean guarded) {
        return new Route(null, null, way(), guarded);
    }

    private Route.@Nullable HttpProxy way() {
        if (proxy == null) {
            return null;
        }
        URI address = URI.create(proxy);
        return new Route.HttpProxy(address.getHost(), address.getPort(), proxyUser, proxyPassword);
    }
}
