package teal.repository;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;

/**
 * What a repository knows Teal by, as it was when it was read.
 *
 * @param header none if it knows nobody
 */
record Credentials(String name, Map<String, String> header) {

    static final Credentials NONE = new Credentials("no credentials", Map.of());

    /** Reads the secret, which may have been replaced since the last time. */
    static Credentials read(@Nullable RepositorySettings repository) {
        if (repository == null) {
            return NONE;
        }
        Secret password = repository.password();
        Secret token = repository.token();
        Secret value = repository.headerValue();
        if (repository.user() != null && password != null) {
            String user = repository.user();
            String encoded = password.reveal(secret ->
                    Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
            return new Credentials("the user '" + user + "'", Map.of("Authorization", "Basic " + encoded));
        }
        if (token != null) {
            return new Credentials("the token", Map.of("Authorization", "Bearer " + token.reveal()));
        }
        if (repository.header() != null && value != null) {
            return new Credentials("the header " + repository.header(), Map.of(repository.header(), value.reveal()));
        }
        return NONE;
    }

    boolean areThere() {
        return !header.isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
