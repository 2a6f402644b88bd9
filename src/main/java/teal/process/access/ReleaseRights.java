package teal.process.access;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the signed-in user may do with releases. Without a signed-in user it is Teal itself, which may. */
@Component
public class ReleaseRights {

    private static final Set<String> MAY_STEER = Set.of(Role.OPERATORS.group(), Groups.CAMUNDA_ADMIN);
    private static final Set<String> MAY_MOVE =
            Set.of(Role.OPERATORS.group(), Role.AUTHORS.group(), Groups.CAMUNDA_ADMIN);

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    ReleaseRights(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    /** Running and past releases alike. */
    public boolean mayRead() {
        Authentication user = user();
        return user == null
                || authorizations.isUserAuthorized(
                                user.getUserId(), user.getGroupIds(), READ_INSTANCE, PROCESS_DEFINITION, Rights.RELEASE)
                        && authorizations.isUserAuthorized(
                                user.getUserId(), user.getGroupIds(), READ_HISTORY, PROCESS_DEFINITION, Rights.RELEASE);
    }

    /** Rolling back and trying again. */
    public boolean maySteer() {
        return isInOneOf(MAY_STEER);
    }

    /** Moving to newer diagrams. */
    public boolean mayMove() {
        return isInOneOf(MAY_MOVE);
    }

    private boolean isInOneOf(Set<String> allowed) {
        Authentication user = user();
        return user == null || groups(user).stream().anyMatch(allowed::contains);
    }

    private @Nullable Authentication user() {
        return identity.getCurrentAuthentication();
    }

    private static List<String> groups(Authentication user) {
        return user.getGroupIds() == null ? List.of() : user.getGroupIds();
    }
}
