package teal.repository;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;

/** Settings of repositories for tests, without TLS unless they say so. */
final class Repositories {

    private Repositories() {}

    static RepositorySettings withPassword(String at, String user, Path password) {
        return settings(at, user, secret(password), null, null, null, List.of());
    }

    static RepositorySettings withToken(String at, Path token, String... signedRedirectsTo) {
        return settings(at, null, null, secret(token), null, null, List.of(signedRedirectsTo));
    }

    static RepositorySettings withHeader(String at, String header, Path value) {
        return settings(at, null, null, null, header, secret(value), List.of());
    }

    static RepositorySettings withNothing(String at, String... signedRedirectsTo) {
        return settings(at, null, null, null, null, null, List.of(signedRedirectsTo));
    }

    static RepositorySettings overTls(String at, Path trust, @Nullable Path certificate, @Nullable Path key) {
        return new RepositorySettings(
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                trust,
                certificate,
                key == null ? null : secret(key),
                null,
                null,
                null,
                null);
    }

    static RepositorySettings byProxy(String at, @Nullable Path trust, String proxy, String user, Path password) {
        return new RepositorySettings(
                at, null, null, null, null, null, true, trust, null, null, proxy, user, secret(password), null);
    }

    private static RepositorySettings settings(
            String at,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable Secret token,
            @Nullable String header,
            @Nullable Secret value,
            List<String> signed) {
        return new RepositorySettings(
                at, user, password, token, header, value, true, null, null, null, null, null, null, signed);
    }

    static Secret secret(Path file) {
        return new Secret("file:" + file);
    }
}
