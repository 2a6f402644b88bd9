package teal.process.access;

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
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Someone must be the first to sign in. There is no default password: it comes from {@code TEAL_ADMIN_PASSWORD}, or is
 * made here and shown once.
 */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String NAME = "admin";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final String givenPassword;

    FirstAdministrator(
            IdentityService identity,
            AuthorizationService authorizations,
            @Value("${teal.admin.password:}") String givenPassword) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.givenPassword = givenPassword;
    }

    /** Does nothing where an administrator exists. */
    void create() {
        makeAdministratorsGroup();
        if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        String password = givenPassword.isBlank() ? oneTimePassword() : givenPassword;
        if (!identity.checkPasswordAgainstPolicy(password).isValid()) {
            throw new IllegalStateException(
                    "the first administrator's password (TEAL_ADMIN_PASSWORD) is too weak; give 10"
                            + " characters or more, with an upper-case and a lower-case letter, a digit and a special character");
        }
        User user = identity.newUser(NAME);
        user.setPassword(password);
        identity.saveUser(user);
        identity.createMembership(NAME, Groups.CAMUNDA_ADMIN);
        if (givenPassword.isBlank()) {
            log.warn(
                    "The first administrator is '{}' with the password {} - shown only this once; change it",
                    NAME,
                    password);
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

    /** Drawn again until the engine's password policy is content. */
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
