package teal.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import teal.release.Cluster;
import teal.release.FencingToken;
import teal.release.PermanentRefusal;
import teal.release.ReleaseId;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;

/** Decides where users go: reads the CNAME, moves it by compare-and-swap (RFC 2136), and checks who sees the new one. */
public final class TrafficRouter {

    private final TrafficSettings settings;
    private final Clock clock;
    private final DnsExchange exchange;
    private final Primary primary;
    private final CacheExpiry expiry;
    private final Updates updates;

    public TrafficRouter(TrafficSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.exchange = new DnsExchange(settings.timeout());
        this.primary = new Primary(settings, exchange);
        this.expiry = new CacheExpiry(settings, clock);
        this.updates = new Updates(settings, clock, exchange, primary);
    }

    /**
     * Asks the primary where the CNAME points.
     *
     * @throws PermanentRefusal if there is no CNAME, or the server is not authoritative for the zone
     * @throws TechnicalFailure if the server cannot be queried
     */
    public Lookup lookup() {
        return primary.lookup();
    }

    /**
     * Moves the CNAME to a cluster, if it points at the other one. Safe to repeat: it reads the record first, sends one
     * update that the server applies only if nothing has changed since, and trusts only the record that it reads back.
     *
     * @return not passed if the CNAME points at neither cluster
     * @throws StaleAttempt if a later attempt moved it
     * @throws PermanentRefusal if the server refuses the update until a person changes something
     * @throws TechnicalFailure if it is not known whether the update was applied
     */
    public SwitchReport switchTo(Cluster wanted, Cluster expected, ReleaseId release, FencingToken token) {
        Lookup before = lookup();
        before.marker().ifPresent(marker -> checkOrder(marker, token));
        if (wanted.isTarget(before.target())) {
            return there(before, wanted, Optional.empty());
        }
        if (!expected.isTarget(before.target())) {
            return elsewhere(before, wanted, expected);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Marker marker = new Marker(release, now, expiry.ofOlderAnswers(before, now), token.number());
        token.check();
        Updates.Outcome outcome = updates.send(new CnameUpdate(settings).move(before, wanted.target(), marker));
        Lookup after = outcome.after();
        if (wanted.isTarget(after.target())) {
            return there(after, wanted, after.marker().filter(marker::equals));
        }
        if (!expected.isTarget(after.target())) {
            return elsewhere(after, wanted, expected);
        }
        after.marker().ifPresent(newer -> checkOrder(newer, token));
        throw updates.failure(outcome.answer(), "; it still points at " + after.target());
    }

    /**
     * Reads the CNAME and disarms updates that earlier attempts have sent and that are still in flight: each of them expects
     * the marker that was next to the CNAME before. The CNAME itself is left alone.
     *
     * @throws StaleAttempt if a later attempt moved it
     * @throws PermanentRefusal if the server refuses updates with this key until a person changes something
     * @throws TechnicalFailure if it is not known whether the marker was changed
     */
    public Lookup overtake(FencingToken token) {
        Lookup before = lookup();
        before.marker().ifPresent(marker -> checkOrder(marker, token));
        token.check();
        Updates.Outcome outcome = updates.send(new CnameUpdate(settings).overtake(before, token.number()));
        if (outcome.after().notes().equals(before.notes())) {
            throw updates.failure(outcome.answer(), "; the note next to it is unchanged");
        }
        outcome.after().marker().ifPresent(marker -> checkOrder(marker, token));
        return outcome.after();
    }

    private void checkOrder(Marker marker, FencingToken token) {
        if (marker.attempt() > token.number()) {
            throw new StaleAttempt(settings.record() + ": attempt " + token.number() + " comes after attempt "
                    + marker.attempt() + ", which moved it");
        }
    }

    private SwitchReport there(Lookup found, Cluster wanted, Optional<Marker> ours) {
        return new SwitchReport(
                true,
                settings.record() + (ours.isPresent() ? " now" : " already") + " points at " + wanted.name() + " ("
                        + wanted.target() + ")",
                found.target(),
                wanted.target(),
                ours.isPresent(),
                ours.map(expiry::afterSwitch).orElseGet(() -> expiry.ofPresent(found)),
                found.serial());
    }

    private SwitchReport elsewhere(Lookup found, Cluster wanted, Cluster expected) {
        return new SwitchReport(
                false,
                settings.record() + " points at " + found.target() + ", neither at " + expected.target() + " nor at "
                        + wanted.target() + ": someone else moved it; find out who, and point it at one of the two",
                found.target(),
                wanted.target(),
                false,
                expiry.ofPresent(found),
                found.serial());
    }

    /** When caches should have expired if the last server to catch up shows the new answer only now. */
    public Instant cachesExpireIfSeenNow() {
        Lookup found = lookup();
        return found.marker().map(expiry::afterSwitch).orElseGet(() -> expiry.ofPresent(found));
    }

    /**
     * Queries every authoritative name server and every named resolver once, in parallel.
     *
     * @return not passed while one of them gives another answer, cannot be reached, or is behind the primary
     * @throws PermanentRefusal if the primary is not authoritative for the zone
     * @throws TechnicalFailure if the primary cannot be queried
     */
    public Confirmation confirm(Cluster wanted) {
        List<ServerAddress> nameServers = new NameServers(settings, primary, addresses()).find();
        List<Answer> answers = new Witnesses(settings, exchange).ask(nameServers, wanted, primary.serial());
        String behind = answers.stream()
                .filter(answer -> !answer.agrees())
                .map(answer -> answer.kind() + " " + answer.server() + " gives " + answer.found())
                .collect(Collectors.joining("; "));
        String what = settings.record() + ": ";
        return behind.isEmpty()
                ? new Confirmation(true, what + "all " + answers.size() + " servers answer " + wanted.target(), answers)
                : new Confirmation(
                        false,
                        what + "not everywhere " + wanted.target() + " yet: " + behind + "; wait, or fix it",
                        answers);
    }

    /**
     * Resolves a name through the first resolver, or the primary if none is named, bypassing the JVM's cache.
     *
     * @throws TechnicalFailure if the server cannot be queried
     */
    public List<InetAddress> addresses(String name) {
        try {
            return addresses().of(name);
        } catch (IOException e) {
            throw new TechnicalFailure(
                    name + ": " + resolver() + " could not be asked for addresses (" + e.getMessage() + ")", e);
        }
    }

    private Addresses addresses() {
        return new Addresses(exchange, resolver());
    }

    private ServerAddress resolver() {
        return settings.resolvers().isEmpty()
                ? settings.primary()
                : settings.resolvers().get(0);
    }
}
