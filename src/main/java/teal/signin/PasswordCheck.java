package teal.signin;

import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether a name and a password belong together. However it ends, it takes about as long, so that nobody can find out by the
 * time which users there are; and only a few are checked at once.
 */
@Component
class PasswordCheck {

    private static final Logger log = LoggerFactory.getLogger(PasswordCheck.class);

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final Accounts accounts;
    private final BcryptPasswords passwords;
    private final RecentPasswords recent;
    private final Hashing hashing = new Hashing(Runtime.getRuntime().availableProcessors() / 2);

    /** What nobody's password is compared with. */
    private final String nobodys;

    PasswordCheck(
            IdentityService identity,
            ProcessEngineConfigurationImpl engine,
            Accounts accounts,
            BcryptPasswords passwords,
            Clock clock) {
        this.identity = identity;
        this.engine = engine;
        this.accounts = accounts;
        this.passwords = passwords;
        this.recent = new RecentPasswords(clock);
        this.nobodys = passwords.nobodys();
    }

    /**
     * Empty if the password is wrong, there is no such user, or they have to wait after a wrong password.
     *
     * @param again whether the same password will be sent with the next request, and may be remembered for a moment
     */
    Optional<Account> check(String name, String password, boolean again) {
        if (again) {
            Optional<Account> known = accounts.lookUp(name)
                    .filter(account -> recent.isKnown(account, password)
                            && find(name).filter(PasswordCheck::hasFailed).isEmpty());
            if (known.isPresent()) {
                return known;
            }
        }
        return hashing.call(() -> hash(name, password));
    }

    private Optional<Account> hash(String name, String password) {
        boolean compared = find(name)
                .filter(user -> user.getPassword() != null && !isWaiting(user))
                .isPresent();
        if (!identity.checkPassword(name, password)) {
            if (!compared) {
                passwords.check(password, nobodys);
            }
            return Optional.empty();
        }
        Optional<String> stored = find(name).map(UserEntity::getPassword);
        stored.filter(passwords::isOutOfDate).ifPresent(old -> renew(name, password));
        Optional<Account> account = accounts.lookUp(name);
        if (stored.isPresent()) {
            // Those of the company's directory are checked there each time.
            account.ifPresent(present -> recent.keep(present, password));
        }
        return account;
    }

    /** Stores the password in today's way. The password policy is not asked: the password stays what it was. */
    private void renew(String name, String password) {
        try {
            engine.getCommandExecutorTxRequired().execute(context -> {
                UserEntity stored =
                        (UserEntity) context.getReadOnlyIdentityProvider().findUserById(name);
                stored.setPassword(password);
                stored.encryptPassword();
                return stored;
            });
        } catch (OptimisticLockingException twice) {
            log.debug("{} has signed in twice at once; the other one has stored the password anew", name);
        }
    }

    /** Since the last right password. Only the engine's own check ends that. */
    private static boolean hasFailed(UserEntity user) {
        return user.getAttempts() > 0 || user.getLockExpirationTime() != null;
    }

    /** The engine then compares no password. */
    private static boolean isWaiting(UserEntity user) {
        return user.getLockExpirationTime() != null
                && user.getLockExpirationTime().after(ClockUtil.getCurrentTime());
    }

    private Optional<UserEntity> find(String name) {
        return Optional.ofNullable(
                (UserEntity) identity.createUserQuery().userId(name).singleResult());
    }
}
