package teal.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The signed-in person's rights to things that the engine does not guard itself. */
@Component
public class CurrentPerson {

    private final Principals principals;

    CurrentPerson(Principals principals) {
        this.principals = principals;
    }

    /**
     * Lets only Teal itself, administrators and members of one of the groups pass.
     *
     * @param what is being done, for the message: {@code "reading the audit trail"}
     * @throws NotAllowed if the person has no right to it
     * @throws NoPrincipal if no one is acting
     */
    public void mustBe(String what, Role... roles) {
        principals.mustBeSomebody(what);
        List<String> groups =
                principals.person().map(Authentication::getGroupIds).orElse(List.of());
        boolean allowed = principals.isTeal()
                || groups.contains(Groups.CAMUNDA_ADMIN)
                || Arrays.stream(roles).map(Role::group).anyMatch(groups::contains);
        if (!allowed) {
            throw new NotAllowed(what + " needs the group "
                    + (roles.length == 0
                            ? "'" + Groups.CAMUNDA_ADMIN + "'"
                            : Arrays.stream(roles)
                                    .map(role -> "'" + role.group() + "'")
                                    .collect(Collectors.joining(" or "))));
        }
    }

    /** Whether they may ask about this application: people about each, a token may be for one only. */
    public boolean isFor(String application) {
        return principals.pipeline().map(token -> token.isFor(application)).orElse(true);
    }

    /** Whether they may ask about every application. */
    public boolean isForAll() {
        return principals.pipeline().map(Pipeline::isForAll).orElse(true);
    }

    /** @throws NotAllowed if they have signed in with a token for another application */
    public void mustBeFor(@Nullable String application) {
        principals.pipeline().ifPresent(token -> token.mustBeFor(application));
    }
}
