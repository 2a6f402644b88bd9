package teal.signin;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import teal.access.Pipeline;
import teal.access.Role;
import teal.audit.Visits;
import teal.token.Token;
import teal.token.Tokens;

/**
 * The one place where tokens are checked. Those who try wrong ones wait together with those who guess passwords; a token at
 * an address that it has been used from before does not.
 */
@Component
class TokenSignIn {

    private static final String UNKNOWN = "(unknown token)";

    private final Tokens tokens;
    private final UsualAddresses usual;
    private final FailedSignIns elsewhere;
    private final RecentSignIns recent;
    private final Visits visits;
    private final Clock clock;

    TokenSignIn(Tokens tokens, UsualAddresses usual, FailedSignIns elsewhere, Clock clock, Visits visits) {
        this.tokens = tokens;
        this.usual = usual;
        this.elsewhere = elsewhere;
        this.recent = new RecentSignIns(clock);
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * @throws BadToken if it is unknown, expired or revoked
     * @throws TooManySignIns if too many sign-ins from this address have failed
     */
    PipelineAccount check(String secret, SignInAttempt attempt) {
        String address = attempt.getRemoteAddress();
        Optional<Token> found = tokens.find(secret);
        Optional<Token> valid =
                found.filter(token -> token.invalid(clock.instant()).isEmpty());
        Optional<PipelineAccount> account = valid.map(TokenSignIn::account);
        String name = found.map(token -> account(token).getName()).orElse(UNKNOWN);
        if (account.isEmpty() || !usual.knows(name, address)) {
            elsewhere.pause(address).ifPresent(pause -> {
                visits.keepStranger(name, "SignInSlowedDown", attempt.path(), address);
                throw new TooManySignIns(FailedSignIns.ALLOWED, pause);
            });
            if (account.isEmpty()) {
                elsewhere.failed(address);
                visits.keepStranger(name, "SignInFailed", attempt.path(), address);
                throw new BadToken(found.flatMap(token -> token.invalid(clock.instant()))
                        .map(why -> "this token " + why + "; ask an administrator for another one")
                        .orElse("Teal knows no such token; send one that `teal token make` has shown"));
            }
            usual.add(name, address);
        }
        if (recent.isFirst(name, address)) {
            visits.keep(name, "SignIn", attempt.path(), "from " + address);
        }
        tokens.used(valid.orElseThrow(), address);
        return account.orElseThrow();
    }

    private static PipelineAccount account(Token token) {
        return new PipelineAccount(new Pipeline(
                token.name(),
                Role.valueOf(token.role().toUpperCase(Locale.ROOT)),
                token.application().orElse(null)));
    }
}
