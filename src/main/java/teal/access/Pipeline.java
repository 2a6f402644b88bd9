package teal.access;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * A program that has signed in with a token. The engine knows it by its name, which no person can have, and by the one group
 * whose rights it has.
 */
public final class Pipeline extends Authentication {

    /** People's names have no colon. */
    private static final String PREFIX = "pipeline:";

    private final Optional<String> application;

    /**
     * @param token the token's name
     * @param application the only one that it may ask about; absent: all of them
     */
    public Pipeline(String token, Role role, @Nullable String application) {
        super(PREFIX + token, List.of(role.group()), List.of());
        this.application = Optional.ofNullable(application);
    }

    /** Whether a name, such as that of a release's requester, is a pipeline's. */
    public static boolean isNamed(@Nullable String name) {
        return name != null && name.startsWith(PREFIX);
    }

    /** Whether it may ask about this application. */
    boolean isFor(@Nullable String wanted) {
        return application.map(only -> only.equals(wanted)).orElse(true);
    }

    /** Whether it may ask about every application. */
    boolean isForAll() {
        return application.isEmpty();
    }

    /** @throws NotAllowed if its token is for another application; does not reveal whether this one exists */
    void mustBeFor(@Nullable String wanted) {
        if (!isFor(wanted)) {
            throw new NotAllowed("the token of " + getUserId() + " is for " + application.orElse("")
                    + " only; ask an administrator for another token");
        }
    }
}
