package teal.signin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.access.DirectoryMark;
import teal.guard.LastAdministratorStays;
import teal.ldap.Directory;
import teal.ldap.Member;
import teal.release.TechnicalFailure;

/**
 * The engine's own users and, marked as such, those from the directory. People with a password in Teal sign in with it, so
 * that an administrator can get in while the directory is away. A user created by an administrator never counts as the
 * directory's, with or without a password: nobody gains another person's groups by having the same name.
 */
public class DirectorySignIn extends LastAdministratorStays {

    private static final Logger log = LoggerFactory.getLogger(DirectorySignIn.class);

    private final Directory directory;
    private final DirectoryPeople people;

    DirectorySignIn(Directory directory, DirectoryPeople people) {
        this.directory = directory;
        this.people = people;
    }

    @Override
    public boolean checkPassword(String name, @Nullable String password) {
        UserEntity known = findUserById(name);
        if (known != null && known.getPassword() != null) {
            return super.checkPassword(name, password);
        }
        if (known != null && !isOfDirectory(name)) {
            log.warn(
                    "{} cannot sign in: an administrator has made this user here, without a password; give it one, or"
                            + " remove it, so that the directory's {} can sign in",
                    name,
                    name);
            return false;
        }
        if (known != null && isUserLocked(known)) {
            return false;
        }
        Optional<Member> member = signIn(name, password == null ? "" : password);
        member.ifPresent(people::keep);
        if (known != null && member.isEmpty()) {
            lockUser(known);
        }
        return member.isPresent();
    }

    private Optional<Member> signIn(String name, String password) {
        try {
            return directory.signIn(name, password);
        } catch (TechnicalFailure away) {
            log.warn("{} cannot sign in: {}", name, away.getMessage());
            throw new DirectoryAway();
        }
    }

    /** A password in Teal would let in people who have left the company. */
    @Override
    public IdentityOperationResult saveUser(User user) {
        UserEntity entity = (UserEntity) user;
        if (entity.hasNewPassword() && isOfDirectory(user.getId())) {
            throw new BadUserRequestException(
                    user.getId() + " signs in with the company directory's password; change it there");
        }
        return super.saveUser(user);
    }

    @Override
    public IdentityOperationResult createMembership(String name, String group) {
        if (directory.groups().contains(group) && isOfDirectory(name)) {
            throw new BadUserRequestException("the company directory decides which of its people are in " + group
                    + "; add " + name + " to the group there");
        }
        return super.createMembership(name, group);
    }

    void keep(Member member) {
        UserEntity user =
                Optional.ofNullable(findUserById(member.name())).orElseGet(() -> createNewUser(member.name()));
        if (user.getRevision() == 0 || !isLike(user, member)) {
            user.setFirstName(member.firstName());
            user.setLastName(member.lastName());
            user.setEmail(member.mail());
            super.saveUser(user);
        }
        if (!isOfDirectory(member.name())) {
            marks().setUserInfo(member.name(), DirectoryMark.NAME, "yes");
        }
        if (!member.passwordChanged()
                .equals(Objects.requireNonNullElse(
                        marks().getUserInfo(member.name(), DirectoryMark.PASSWORD_CHANGED), ""))) {
            marks().setUserInfo(member.name(), DirectoryMark.PASSWORD_CHANGED, member.passwordChanged());
        }
        for (String group : directory.groups()) {
            boolean in = existsMembership(member.name(), group);
            if (member.groups().contains(group) && !in) {
                makeGroup(group);
                super.createMembership(member.name(), group);
            } else if (in && !member.groups().contains(group)) {
                deleteMembershipAsTold(member.name(), group);
            }
        }
    }

    /** Their past actions stay on record under their name. */
    void forget(String name) {
        marks().deleteUserInfo(name, DirectoryMark.NAME);
        marks().deleteUserInfo(name, DirectoryMark.PASSWORD_CHANGED);
        deleteUserAsTold(name);
    }

    /** Users who came from the directory. */
    List<String> names() {
        return createUserQuery(getCommandContext()).list().stream()
                .map(User::getId)
                .filter(this::isOfDirectory)
                .toList();
    }

    boolean isOfDirectory(String name) {
        return marks().getUserInfo(name, DirectoryMark.NAME) != null;
    }

    private IdentityService marks() {
        return getCommandContext().getProcessEngineConfiguration().getIdentityService();
    }

    private void makeGroup(String id) {
        if (findGroupById(id) == null) {
            Group group = createNewGroup(id);
            group.setName(id);
            group.setType("WORKFLOW");
            saveGroup(group);
        }
    }

    private static boolean isLike(User user, Member member) {
        return Objects.equals(user.getFirstName(), member.firstName())
                && Objects.equals(user.getLastName(), member.lastName())
                && Objects.equals(user.getEmail(), member.mail());
    }
}
