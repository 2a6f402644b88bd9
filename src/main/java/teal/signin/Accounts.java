package teal.signin;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;
import teal.access.DirectoryMark;
import teal.access.KnownPeople;
import teal.access.SystemPrincipal;

/**
 * Looks up who a person is now. Removing a user, changing a password or leaving a group takes effect within {@link #FRESH},
 * on every engine, because the database is read and not the session.
 */
@Component
class Accounts implements KnownPeople {

    static final Duration FRESH = Duration.ofSeconds(3);

    private static final List<String> APPLICATIONS = List.of("cockpit", "tasklist", "admin");
    private static final String EVERYBODYS = "welcome";
    private static final int MOST = 1_000;

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final CompanyDirectory directory;
    private final Clock clock;
    private final Map<String, Found> found = new LeastRecentlyUsed<>(MOST);

    private record Found(Account account, Instant at) {}

    Accounts(IdentityService identity, AuthorizationService authorizations, CompanyDirectory directory, Clock clock) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.directory = directory;
        this.clock = clock;
    }

    /** Empty if there is no such user, or no longer. */
    Optional<Account> find(String name) {
        Instant now = clock.instant();
        synchronized (found) {
            Found known = found.get(name);
            if (known != null && now.isBefore(known.at.plus(FRESH)) && !known.at.isAfter(now)) {
                return Optional.of(known.account);
            }
        }
        return SystemPrincipal.call("looking a user up", () -> {
            directory.follow(name);
            return lookUp(name);
        });
    }

    @Override
    public boolean include(String name) {
        return find(name).isPresent();
    }

    /** For a sign-in: ignores anything cached. */
    Optional<Account> lookUp(String name) {
        Instant now = clock.instant();
        Optional<Account> account = Optional.ofNullable(
                        identity.createUserQuery().userId(name).singleResult())
                .filter(user -> user.getId().equals(name))
                .map(user -> account(name, mark((UserEntity) user)));
        synchronized (found) {
            found.remove(name);
            account.ifPresent(present -> found.put(name, new Found(present, now)));
        }
        return account;
    }

    private Account account(String name, String mark) {
        List<String> groups = identity.createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .toList();
        List<String> tenants = identity.createTenantQuery().userMember(name).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
        Set<String> applications = Stream.concat(
                        Stream.of(EVERYBODYS),
                        APPLICATIONS.stream()
                                .filter(application -> authorizations.isUserAuthorized(
                                        name, groups, ACCESS, APPLICATION, application)))
                .collect(Collectors.toUnmodifiableSet());
        return new Account(name, groups, tenants, applications, mark);
    }

    /**
     * A digest of the stored password hash, which is salted already, so that the session does not have to keep the hash. For
     * people from the directory, the time at which their password was changed there.
     */
    private String mark(UserEntity user) {
        if (user.getPassword() == null) {
            return Objects.requireNonNullElse(identity.getUserInfo(user.getId(), DirectoryMark.PASSWORD_CHANGED), "");
        }
        try {
            byte[] kept = (user.getPassword() + user.getSalt()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
