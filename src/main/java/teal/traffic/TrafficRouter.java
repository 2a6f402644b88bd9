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
import teal.release.Reason;
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
    private final Views views;

    public TrafficRouter(TrafficSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.exchange = new DnsExchange(settings.timeout());
        this.primary = new Primary(settings, clock, exchange);
        this.expiry = new CacheExpiry(settings, clock);
        this.views = new Views(settings, primary);
        this.updates = new Updates(settings, clock, exchange, primary, views);
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
     * Asks the primary one question only: where the CNAME points, absolute and in lower case; empty if there is no record
     * yet, and Teal may create it. Fails as {@link #lookup} does.
     */
    public String target() {
        return primary.target();
    }

    /**
     * Looks whether updates change the zone that users are given. Changes nothing.
     *
     * @return what to know about a primary that answers plain questions otherwise, or not at all, and is not itself asked by
     *     users; empty if it answers all questions alike
     * @throws PermanentRefusal if a switch would change a zone that users are not given
     * @throws TechnicalFailure if the primary cannot be queried
     */
    public Optional<String> otherView() {
        Optional<String> difference = settings.signQueries() ? views.difference() : updates.otherView();
        difference.filter(found -> missesUsers()).ifPresent(found -> {
            throw new PermanentRefusal(found + "; nothing was moved. Use a key of the view that users are given"
                    + " (BIND: match-clients), or name the servers that users do ask in traffic.name-servers"
                    + (settings.signQueries() ? "" : " and leave traffic.sign-queries at true"));
        });
        return difference;
    }

    /** Given that there is another view: whether it is the one that users are given, or that Teal reads. */
    private boolean missesUsers() {
        return !settings.signQueries()
                || views.hasPrimary(
                        nameServers().stream().map(NameServer::address).toList());
    }

    /**
     * Moves the CNAME to a cluster, if it points at the other one, or creates it if there is none and Teal may. Safe to
     * repeat: it sends one update that the server applies only if nothing has changed since the record was seen, and trusts
     * only the record that it reads back.
     *
     * @param before what the step saw when it decided to move users
     * @return not passed if the CNAME points at neither cluster
     * @throws StaleAttempt if a later attempt moved it
     * @throws PermanentRefusal if the server refuses the update until a person changes something
     * @throws TechnicalFailure if it is not known whether the update was applied
     */
    public SwitchReport switchTo(
            Lookup before, Cluster wanted, Cluster expected, ReleaseId release, FencingToken token) {
        before.attempt().ifPresent(newest -> checkOrder(newest, token));
        if (wanted.isTarget(before.target())) {
            return there(before, wanted, release, Optional.empty());
        }
        if (before.exists() && !expected.isTarget(before.target())) {
            return elsewhere(before, wanted, expected);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Marker marker = new Marker(release, now, expiry.ofOlderAnswers(before, now), token.number());
        token.check();
        Updates.Outcome outcome = updates.send(new CnameUpdate(settings).move(before, wanted.target(), marker));
        Lookup after = outcome.after();
        if (wanted.isTarget(after.target())) {
            return there(after, wanted, release, after.marker().filter(marker::equals));
        }
        if (after.exists() && !expected.isTarget(after.target())) {
            return elsewhere(after, wanted, expected);
        }
        after.marker().ifPresent(newer -> checkOrder(newer.attempt(), token));
        throw updates.failure(
                outcome.answer(),
                after.exists() ? "; it still points at " + after.target() : "; there is still no such record");
    }

    /**
     * Removes the CNAME that a first release created, so that users reach nothing again. Safe to repeat: it looks first, and
     * its update is guarded like that of {@link #switchTo}.
     *
     * @throws StaleAttempt if a later attempt moved it
     * @throws PermanentRefusal if the server refuses the update until a person changes something
     * @throws TechnicalFailure if it is not known whether the update was applied
     */
    public SwitchReport remove(FencingToken token) {
        Lookup before = lookup();
        before.attempt().ifPresent(newest -> checkOrder(newest, token));
        Instant now = clock.instant();
        if (!before.exists()) {
            return gone(false, now.plus(settings.ttl()));
        }
        token.check();
        Updates.Outcome outcome = updates.send(new CnameUpdate(settings).remove(before, token.number()));
        if (outcome.after().exists()) {
            outcome.after().marker().ifPresent(newer -> checkOrder(newer.attempt(), token));
            throw updates.failure(
                    outcome.answer(), "; it still points at " + outcome.after().target());
        }
        return gone(true, now.plus(expiry.ofOlderAnswers(before, now)));
    }

    private SwitchReport gone(boolean changed, Instant forgotten) {
        return new SwitchReport(
                true,
                settings.record() + (changed ? " was removed" : " is not there") + ": no users come",
                "",
                "",
                changed,
                forgotten.plus(settings.cacheMargin()),
                Optional.empty());
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
        before.attempt().ifPresent(newest -> checkOrder(newest, token));
        token.check();
        Updates.Outcome outcome = updates.send(new CnameUpdate(settings).overtake(before, token.number()));
        if (outcome.after().notes().equals(before.notes())) {
            throw updates.failure(outcome.answer(), "; the note next to it is unchanged");
        }
        outcome.after().attempt().ifPresent(newest -> checkOrder(newest, token));
        return outcome.after();
    }

    private void checkOrder(long newest, FencingToken token) {
        if (newest > token.number()) {
            throw new StaleAttempt(settings.record() + ": attempt " + token.number() + " comes after attempt " + newest
                    + ", which was here before");
        }
    }

    private SwitchReport there(Lookup found, Cluster wanted, ReleaseId release, Optional<Marker> ours) {
        return new SwitchReport(
                true,
                settings.record() + (ours.isPresent() ? " now" : " already") + " points at " + wanted.name() + " ("
                        + wanted.target() + ")",
                found.target(),
                wanted.target(),
                ours.isPresent(),
                ours.map(expiry::afterSwitch).orElseGet(() -> expiry.ofPresent(found)),
                found.marker()
                        .filter(marker -> marker.release().equals(release))
                        .map(Marker::switchedAt));
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
                Optional.empty());
    }

    /** When caches should have expired if the last server to catch up shows the new answer only now. */
    public Instant cachesExpireIfSeenNow() {
        Lookup found = lookup();
        return found.marker().map(expiry::afterSwitch).orElseGet(() -> expiry.ofPresent(found));
    }

    /**
     * Queries every authoritative name server and every named resolver whether the record is gone.
     *
     * @return not passed while one of them still has it, cannot be reached, or is behind the primary
     */
    public Confirmation confirmGone() {
        return confirm(Optional.empty());
    }

    /**
     * Queries every authoritative name server and every named resolver once, in parallel.
     *
     * @return not passed while one of them gives another answer, cannot be reached, or is behind the primary
     * @throws PermanentRefusal if the primary is not authoritative for the zone
     * @throws TechnicalFailure if the primary cannot be queried
     */
    public Confirmation confirm(Cluster wanted) {
        return confirm(Optional.of(wanted));
    }

    private Confirmation confirm(Optional<Cluster> wanted) {
        String expected = wanted.map(Cluster::target).orElse("no CNAME");
        long serial = primary.serial();
        List<Answer> answers = new Witnesses(settings, exchange).ask(nameServers(), wanted, serial);
        String behind = answers.stream()
                .filter(answer -> !answer.agrees())
                .map(answer -> answer.kind() + " " + answer.server() + " gives " + answer.found())
                .collect(Collectors.joining("; "));
        String what = settings.record() + ": ";
        if (behind.isEmpty()) {
            return new Confirmation(
                    true, what + "all " + answers.size() + " servers answer " + expected, serial, answers);
        }
        return new Confirmation(
                false,
                what + "not everywhere " + expected + " yet: " + behind
                        + updates.otherView()
                                .filter(found -> missesUsers())
                                .map(found -> ". Waiting does not help: " + found)
                                .orElse("; wait, or fix it"),
                serial,
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
                    name + ": " + resolver() + " could not be asked for addresses (" + Reason.of(e) + ")", e);
        }
    }

    private List<NameServer> nameServers() {
        return new NameServers(settings, primary, addresses()).find();
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
