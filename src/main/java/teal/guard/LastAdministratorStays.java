package teal.guard;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine's users and groups, protecting the last member of {@code camunda-admin}: neither the membership, the user nor
 * the group can be removed, by any route. It sits where all those routes end.
 */
public class LastAdministratorStays extends SignInDelays {

    private static final Logger log = LoggerFactory.getLogger(LastAdministratorStays.class);

    @Override
    public IdentityOperationResult deleteUser(String user) {
        checkAuthorization(Permissions.DELETE, Resources.USER, user);
        if (isLastAdministrator(user)) {
            throw lastMember(user);
        }
        return super.deleteUser(user);
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        checkAuthorization(Permissions.DELETE, Resources.GROUP_MEMBERSHIP, group);
        if (group.equals(Groups.CAMUNDA_ADMIN) && isLastAdministrator(user)) {
            throw lastMember(user);
        }
        return super.deleteMembership(user, group);
    }

    /** All its members would be gone at once. */
    @Override
    public IdentityOperationResult deleteGroup(String group) {
        checkAuthorization(Permissions.DELETE, Resources.GROUP, group);
        if (group.equals(Groups.CAMUNDA_ADMIN)) {
            throw new BadUserRequestException(
                    "the group " + group + " cannot be removed: without it, nobody could administer Teal");
        }
        return super.deleteGroup(group);
    }

    /** The same, on behalf of a company's directory, which takes precedence; a warning is logged. */
    protected void deleteUserAsTold(String user) {
        warnOfLast(user);
        super.deleteUser(user);
    }

    /** The same, on behalf of a company's directory, which takes precedence; a warning is logged. */
    protected void deleteMembershipAsTold(String user, String group) {
        if (group.equals(Groups.CAMUNDA_ADMIN)) {
            warnOfLast(user);
        }
        super.deleteMembership(user, group);
    }

    private void warnOfLast(String user) {
        if (isLastAdministrator(user)) {
            log.warn(
                    "{} was the last member of {}, and the company's directory has removed them; nobody can"
                            + " administer Teal now. Add someone there, or start Teal once with"
                            + " --teal.admin.restore=<user>",
                    user,
                    Groups.CAMUNDA_ADMIN);
        }
    }

    /**
     * Others who remove an administrator wait here until the transaction ends: if two people remove each other at the same
     * moment, the second sees what the first did.
     */
    private boolean isLastAdministrator(String user) {
        JdbcClient database =
                JdbcClient.create(Context.getProcessEngineConfiguration().getDataSource());
        database.sql("SELECT ID_ FROM ACT_ID_GROUP WHERE ID_ = ? FOR UPDATE")
                .param(Groups.CAMUNDA_ADMIN)
                .query(String.class)
                .list();
        List<String> members = database.sql("SELECT USER_ID_ FROM ACT_ID_MEMBERSHIP WHERE GROUP_ID_ = ?")
                .param(Groups.CAMUNDA_ADMIN)
                .query(String.class)
                .list();
        return members.equals(List.of(user));
    }

    private static BadUserRequestException lastMember(String user) {
        return new BadUserRequestException(user + " is the last member of " + Groups.CAMUNDA_ADMIN
                + ", and without them nobody could administer Teal; add another member first");
    }
}
