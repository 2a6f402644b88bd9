package teal.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Someone must be the first to sign in, and there must be a way back in. There is no default password: it is taken from
 * {@code TEAL_ADMIN_PASSWORD}, or generated here and shown once.
 *
 * <p>The first administrator is created only in a fresh database. Where administration has moved to another group or to the
 * company's directory, {@code camunda-admin} may be empty; then nobody is added to it unless the host sets {@code
 * teal.admin.restore}.
 */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String NAME = "admin";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final ApplicationEventPublisher events;
    private final String givenPassword;
    private final String restored;

    FirstAdministrator(
            IdentityService identity,
            AuthorizationService authorizations,
            ApplicationEventPublisher events,
            @Value("${teal.admin.password:}") String givenPassword,
            @Value("${teal.admin.restore:}") String restored) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.events = events;
        this.givenPassword = givenPassword;
        this.restored = restored.strip();
    }

    /** Whether this database has never been used; to be called before groups are created. */
    boolean isFresh() {
        return identity.createGroupQuery().count() == 0
                && identity.createUserQuery().count() == 0;
    }

    /** Does nothing if there is an administrator and the host does not ask to restore one. */
    void create(boolean fresh) {
        makeAdministratorsGroup();
        boolean any =
                identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
        if (!restored.isEmpty()) {
            restore();
        } else if (!any && fresh) {
            admit(NAME, "The first administrator is");
        } else if (!any) {
            log.warn(
                    "{} has no members. If administration was not moved elsewhere on purpose, start Teal once with"
                            + " --teal.admin.restore=<user>",
                    Groups.CAMUNDA_ADMIN);
        }
    }

    private void restore() {
        admit(restored, "By teal.admin.restore, an administrator is");
        identity.unlockUser(restored);
        events.publishEvent(new AdministratorRestored(restored));
        log.warn("{} is a member of {} now; take teal.admin.restore out again", restored, Groups.CAMUNDA_ADMIN);
    }

    private void admit(String name, String what) {
        User known = identity.createUserQuery().userId(name).singleResult();
        // People from the company's directory have their passwords there.
        if (known == null || identity.getUserInfo(name, DirectoryMark.NAME) == null) {
            User user = known == null ? identity.newUser(name) : known;
            String password = givenPassword.isBlank() ? oneTimePassword() : givenPassword;
            PasswordPolicyResult result = identity.checkPasswordAgainstPolicy(password, user);
            if (!result.isValid()) {
                throw new RefusedPassword(
                        name,
                        result.getViolatedRules().stream()
                                .map(PasswordPolicyRule::getPlaceholder)
                                .toList());
            }
            user.setPassword(password);
            identity.saveUser(user);
            if (givenPassword.isBlank()) {
                log.warn("{} '{}' with the password {} - shown only this once; change it", what, name, password);
            }
        }
        boolean member = identity.createUserQuery()
                        .userId(name)
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                > 0;
        if (!member) {
            identity.createMembership(name, Groups.CAMUNDA_ADMIN);
        }
    }

    private void makeAdministratorsGroup() {
        if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
            group.setName("Administrators");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(group);
        }
        for (Resource resource : Resources.values()) {
            boolean known = authorizations
                            .createAuthorizationQuery()
                            .groupIdIn(Groups.CAMUNDA_ADMIN)
                            .resourceType(resource)
                            .resourceId(Authorization.ANY)
                            .count()
                    > 0;
            if (!known) {
                Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                all.setGroupId(Groups.CAMUNDA_ADMIN);
                all.setResource(resource);
                all.setResourceId(Authorization.ANY);
                all.addPermission(Permissions.ALL);
                authorizations.saveAuthorization(all);
            }
        }
    }

    /** Drawn again until the engine's password policy accepts it. */
    private String oneTimePassword() {
        byte[] random = new byte[18];
        String password;
        do {
            new SecureRandom().nextBytes(random);
            password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        } while (!identity.checkPasswordAgainstPolicy(password).isValid());
        return password;
    }
}
