package teal.signin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import teal.access.SystemPrincipal;
import teal.audit.AuditTrail;

/**
 * The one place where a name and a password are checked, however they arrive: addresses that guess are slowed down here, and
 * failures are recorded here, under the name that was checked.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final String NO_USER = "(no user)";

    private final IdentityService identity;
    private final Accounts accounts;
    private final FailedSignIns failures;
    private final RecentSignIns recent;
    private final AuditTrail trail;

    PasswordSignIn(IdentityService identity, Accounts accounts, Clock clock, AuditTrail trail) {
        this.identity = identity;
        this.accounts = accounts;
        this.failures = new FailedSignIns(clock);
        this.recent = new RecentSignIns(clock);
        this.trail = trail;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        SignInAttempt attempt = (SignInAttempt) given.getDetails();
        String address = attempt.getRemoteAddress();
        failures.pause(address).ifPresent(pause -> {
            throw new TooManySignIns(pause);
        });
        String name = given.getName();
        Optional<Account> account =
                SystemPrincipal.call("sign-in", () -> check(name, String.valueOf(given.getCredentials())));
        if (account.isEmpty()) {
            failures.failed(address);
            keep(name.isBlank() ? NO_USER : name, "SignInFailed", attempt);
            throw new BadCredentialsException(
                    "the name or the password is wrong, or the user is locked for a while after a wrong password");
        }
        if (attempt.isOfOneRequest() && recent.isFirst(name, address)) {
            keep(name, "SignIn", attempt);
        }
        return signedIn(account.get());
    }

    private void keep(String name, String act, SignInAttempt attempt) {
        SystemPrincipal.run(
                "sign-in", () -> trail.keep(name, act, attempt.path(), "from " + attempt.getRemoteAddress()));
    }

    private Optional<Account> check(String name, String password) {
        try {
            return identity.checkPassword(name, password) ? accounts.lookUp(name) : Optional.empty();
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
