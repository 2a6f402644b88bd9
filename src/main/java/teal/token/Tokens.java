package teal.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teal.access.CurrentPerson;
import teal.access.NotAllowed;
import teal.access.Principals;
import teal.access.Role;
import teal.access.SystemPrincipal;
import teal.audit.AuditTrail;
import teal.inventory.Inventory;
import teal.release.Quoted;

/** Makes, lists, revokes and recognises tokens. */
@Service
public class Tokens {

    private static final Duration ONE_NOTE_EACH = Duration.ofMinutes(1);

    private final TokenTable table;
    private final Inventory inventory;
    private final CurrentPerson person;
    private final Principals principals;
    private final AuditTrail trail;
    private final Clock clock;

    Tokens(
            TokenTable table,
            Inventory inventory,
            CurrentPerson person,
            Principals principals,
            AuditTrail trail,
            Clock clock) {
        this.table = table;
        this.inventory = inventory;
        this.person = person;
        this.principals = principals;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param secret what the pipeline sends; it cannot be shown again */
    public record Made(Token token, String secret) {}

    /** There is no token of that name. */
    public static final class UnknownToken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownToken(String name) {
            super("there is no token " + Quoted.text(name) + "; see `teal token list`");
        }
    }

    /**
     * Makes a token.
     *
     * @throws NotAllowed if the signed-in person is no administrator
     * @throws IllegalArgumentException if a field is wrong, or the name belongs to a token that is still valid
     * @throws Inventory.UnknownApplication if the inventory has no such application
     */
    @Transactional
    public Made make(TokenRequest wanted) {
        person.mustBe("making a token");
        String name = wanted.checkedName();
        Role role = wanted.checkedRole();
        int days = wanted.checkedDays();
        Optional<String> application = Optional.ofNullable(wanted.application())
                .map(each -> inventory.get(each).name());
        Instant now = now();
        Token token = new Token(
                name,
                role.group(),
                application,
                maker(),
                now,
                now.plus(Duration.ofDays(days)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String secret = Secret.random();
        if (!table.add(token, Secret.digest(secret))) {
            throw new IllegalArgumentException(
                    "name: found " + Quoted.text(name)
                            + ", which is the name of a token that is still valid; revoke that one first, or take another name");
        }
        trail.keep(
                maker(),
                "MakeToken",
                "token " + name,
                role.group() + ", " + application.map(only -> "for " + only).orElse("for all applications") + ", until "
                        + token.expiresAt());
        return new Made(token, secret);
    }

    /** @throws NotAllowed if the signed-in person is no administrator */
    public List<Token> all() {
        person.mustBe("looking at tokens");
        return table.all();
    }

    /**
     * From now on it opens nothing, on any instance.
     *
     * @throws NotAllowed if the signed-in person is no administrator
     * @throws UnknownToken if there is none of that name
     */
    @Transactional
    public Token revoke(String name) {
        person.mustBe("revoking a token");
        if (table.revoke(name, maker(), now())) {
            trail.keep(maker(), "RevokeToken", "token " + name, "");
        }
        return table.named(name).orElseThrow(() -> new UnknownToken(name));
    }

    /** The token that somebody sent, whether or not it is still valid. */
    public Optional<Token> find(String secret) {
        return Secret.isOne(secret) ? table.withDigest(Secret.digest(secret)) : Optional.empty();
    }

    /** Notes that it was used, once a minute. */
    public void used(Token token, String address) {
        Instant now = now();
        if (token.lastUsedAt()
                .filter(last -> now.isBefore(last.plus(ONE_NOTE_EACH)))
                .isEmpty()) {
            table.used(token.name(), address, now);
        }
    }

    private String maker() {
        return principals.name().orElse(SystemPrincipal.NAME);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
