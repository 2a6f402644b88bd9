package teal.access;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * What may be done with releases: the signed-in user has the rights of their groups, Teal itself may do everything, and no
 * one else anything.
 */
@Component
public class ReleaseRights {

    private static final Set<String> MAY_STEER = Set.of(Role.OPERATORS.group(), Groups.CAMUNDA_ADMIN);
    private static final Set<String> MAY_REQUEST =
            Set.of(Role.REQUESTERS.group(), Role.OPERATORS.group(), Groups.CAMUNDA_ADMIN);
    private static final Set<String> MAY_MOVE =
            Set.of(Role.OPERATORS.group(), Role.AUTHORS.group(), Groups.CAMUNDA_ADMIN);

    private final Principals principals;
    private final AuthorizationService authorizations;

    ReleaseRights(Principals principals, AuthorizationService authorizations) {
        this.principals = principals;
        this.authorizations = authorizations;
    }

    /** Running and past releases alike. */
    public boolean mayRead() {
        return principals.person().map(this::mayRead).orElseGet(principals::isTeal);
    }

    /** Whether those who may read releases may read this application's: a pipeline's token may be for another. */
    public boolean include(String application) {
        return principals.pipeline().map(token -> token.isFor(application)).orElse(true);
    }

    private boolean mayRead(Authentication user) {
        return Stream.of(READ_INSTANCE, READ_HISTORY)
                .allMatch(reading -> authorizations.isUserAuthorized(
                        user.getUserId(), user.getGroupIds(), reading, PROCESS_DEFINITION, Rights.RELEASE));
    }

    /** Rolling back and retrying. */
    public boolean maySteer() {
        return isInOneOf(MAY_STEER);
    }

    /** Requesting releases; the engine looks again at who starts which process. */
    public boolean mayRequest() {
        return isInOneOf(MAY_REQUEST);
    }

    /** Migrating to newer diagrams. */
    public boolean mayMove() {
        return isInOneOf(MAY_MOVE);
    }

    /** Making, listing and revoking the tokens of pipelines. */
    public boolean mayMakeTokens() {
        return isInOneOf(Set.of(Groups.CAMUNDA_ADMIN));
    }

    private boolean isInOneOf(Set<String> allowed) {
        return principals
                .person()
                .map(user -> groups(user).stream().anyMatch(allowed::contains))
                .orElseGet(principals::isTeal);
    }

    private static List<String> groups(Authentication user) {
        return user.getGroupIds() == null ? List.of() : user.getGroupIds();
    }
}
