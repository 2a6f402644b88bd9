package teal.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import teal.access.SystemPrincipal;
import teal.audit.Visits;
import teal.guard.UsualAddress;

/**
 * The one place where a name and a password are checked, however they arrive: those who guess are slowed down here, and
 * failures are recorded here, under the name that was checked. A user's usual addresses have a lane of their own, where other
 * people's guesses do not count (docs/decisions/0019).
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final String NO_USER = "(no user)";

    private final PasswordCheck passwords;
    private final FailedSignIns atUsualAddress;
    private final FailedSignIns elsewhere;
    private final OneAtATime oneAtATime = new OneAtATime();
    private final UsualAddresses usual;
    private final RecentSignIns recent;
    private final Visits visits;

    PasswordSignIn(PasswordCheck passwords, UsualAddresses usual, FailedSignIns elsewhere, Clock clock, Visits visits) {
        this.passwords = passwords;
        this.atUsualAddress = FailedSignIns.byUserAtUsualAddress(clock);
        this.elsewhere = elsewhere;
        this.usual = usual;
        this.recent = new RecentSignIns(clock);
        this.visits = visits;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        SignInAttempt attempt = (SignInAttempt) given.getDetails();
        String address = attempt.getRemoteAddress();
        String name = given.getName();
        String password = String.valueOf(given.getCredentials());
        Optional<Account> account = usual.knows(name, address)
                ? atUsualAddress(name, password, attempt)
                : oneAtATime.call(name, address, () -> elsewhere(name, password, attempt));
        if (account.isEmpty()) {
            visits.keepStranger(name.isBlank() ? NO_USER : name, "SignInFailed", attempt.path(), address);
            throw new BadCredentialsException(
                    "the name or the password is wrong, or the user is locked for a while after a wrong password");
        }
        if (attempt.isOfOneRequest() && recent.isFirst(name, address)) {
            visits.keep(name, "SignIn", attempt.path(), "from " + address);
        }
        return signedIn(account.get());
    }

    private Optional<Account> atUsualAddress(String name, String password, SignInAttempt attempt) {
        String both = name + " " + attempt.getRemoteAddress();
        atUsualAddress
                .pause(both)
                .ifPresent(pause -> slowDown(name, attempt, FailedSignIns.ALLOWED_AT_USUAL_ADDRESS, pause));
        Optional<Account> account = UsualAddress.call(() -> checkAsTeal(name, password, attempt));
        if (account.isEmpty()) {
            atUsualAddress.failed(both);
        }
        return account;
    }

    private Optional<Account> elsewhere(String name, String password, SignInAttempt attempt) {
        String address = attempt.getRemoteAddress();
        elsewhere.pause(address).ifPresent(pause -> slowDown(name, attempt, FailedSignIns.ALLOWED, pause));
        Optional<Account> account = checkAsTeal(name, password, attempt);
        if (account.isEmpty()) {
            elsewhere.failed(address);
        } else {
            usual.add(name, address);
        }
        return account;
    }

    private void slowDown(String name, SignInAttempt attempt, int allowed, Duration pause) {
        visits.keepStranger(name, "SignInSlowedDown", attempt.path(), attempt.getRemoteAddress());
        throw new TooManySignIns(allowed, pause);
    }

    private Optional<Account> checkAsTeal(String name, String password, SignInAttempt attempt) {
        return SystemPrincipal.call("sign-in", () -> check(name, password, attempt.isOfOneRequest()));
    }

    private Optional<Account> check(String name, String password, boolean again) {
        try {
            return passwords.check(name, password, again);
        } catch (DirectoryAway away) {
            throw new AuthenticationServiceException(away.getMessage(), away);
        }
    }

    static Authentication signedIn(Account account) {
        List<SimpleGrantedAuthority> groups =
                account.groups().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(account, null, groups);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
