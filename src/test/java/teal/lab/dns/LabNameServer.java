package teal.lab.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import teal.traffic.ServerAddress;

/**
 * Authoritative for one zone on a random loopback port, UDP and TCP: answers queries, accepts updates signed with its key
 * (RFC 2136, RFC 8945), and fails on demand. Also serves as a resolver that knows only its zone. Its secondaries close with
 * it.
 */
public final class LabNameServer implements ZoneServers {

    /** The moment when this server began to answer with another target for an alias; empty target: removed. */
    public record Change(Instant at, String record, String target, long serial) {}

    private final TsigGate gate;
    private final boolean primary;
    private final Faults faults = new Faults();
    private final ChangeLog log = new ChangeLog();
    private final List<LabNameServer> secondaries = new CopyOnWriteArrayList<>();
    private final DnsSockets sockets;
    private volatile Zone zone;
    private Zone latest;
    private boolean lagging;
    private volatile @Nullable LabNameServer plainView;

    private LabNameServer(Zone zone, TsigGate gate, boolean primary, boolean lagging) {
        this.zone = zone;
        this.latest = zone;
        this.gate = gate;
        this.primary = primary;
        this.lagging = lagging;
        this.sockets = DnsSockets.open(new Replies(gate, faults, () -> this.zone, this::plainZone, this::apply)::to);
    }

    /** Starts a primary with the given aliases and an address (127.0.0.1) for each of their targets in the zone. */
    public static LabNameServer start(String zone, Map<String, String> cnames, Duration ttl, String tsigKeyName) {
        return new LabNameServer(ZoneStart.of(zone, cnames, ttl), new TsigGate(tsigKeyName), true, false);
    }

    /** Starts a secondary that serves a copy; a lagging one keeps its copy until it is made to catch up. */
    public synchronized LabNameServer secondary(boolean lagging) {
        LabNameServer secondary = new LabNameServer(zone, gate, false, lagging);
        secondaries.add(secondary);
        return secondary;
    }

    /** Questions without the key are answered from another server's zone from now on, as with views in BIND. */
    public void answerPlainQuestionsFrom(LabNameServer other) {
        plainView = other;
    }

    private Zone plainZone() {
        LabNameServer other = plainView;
        return other == null ? zone : other.zone;
    }

    public ServerAddress address() {
        return sockets.address();
    }

    @Override
    public ServerAddress primary() {
        return address();
    }

    /** Its secondaries too. */
    @Override
    public List<ServerAddress> nameServers() {
        return Stream.concat(Stream.of(this), secondaries.stream())
                .map(LabNameServer::address)
                .toList();
    }

    @Override
    public String tsigKeyName() {
        return gate.keyName();
    }

    @Override
    public String tsigSecretBase64() {
        return gate.secretBase64();
    }

    /** Where an alias points. */
    public String target(String record) {
        return zone.target(Name.fromConstantString(record))
                .orElseThrow(() -> new IllegalArgumentException(record + " is no CNAME here"));
    }

    public long serial() {
        return zone.serial();
    }

    @Override
    public List<Change> changes() {
        return log.all();
    }

    /** Runs something after the next update was checked and before it is applied, to simulate somebody else being faster. */
    public void beforeNextUpdate(Runnable action) {
        faults.beforeUpdate(action);
    }

    /** Runs something before the next question without the key is answered. */
    public void beforeNextPlainQuestion(Runnable action) {
        faults.beforePlainQuestion(action);
    }

    /** Calls back on each change, before the update is answered. */
    public void onChange(Consumer<Change> listener) {
        log.listen(listener);
    }

    /** As an administrator with an editor would: no prerequisite, no marker, the serial number goes up. */
    public synchronized void editByHand(String record, String target) {
        Name alias = Name.fromConstantString(record);
        long ttl = zone.at(alias).stream()
                .mapToLong(Record::getTTL)
                .findFirst()
                .orElse(zone.soa().getTTL());
        List<Record> others = new ArrayList<>(zone.records());
        others.removeIf(found -> found.getName().equals(alias));
        others.add(new CNAMERecord(alias, DClass.IN, ttl, Name.fromConstantString(target)));
        publish(zone.next(others));
    }

    /** Adds any record, for instance a second name server. */
    public synchronized void addRecord(Record record) {
        List<Record> all = new ArrayList<>(zone.records());
        all.add(record);
        publish(zone.next(all));
    }

    /** Gives a name the address 127.0.0.1. */
    public void addHost(String name) {
        Name host = Name.fromConstantString(name);
        addRecord(new ARecord(host, DClass.IN, zone.soa().getTTL(), InetAddress.getLoopbackAddress()));
    }

    public void refuseNextUpdates(int updates, int rcode) {
        faults.refuse(updates, rcode);
    }

    /** The next updates are applied, but the connection is closed without an answer. */
    public void loseAnswersOfNextUpdates(int updates) {
        faults.loseAnswers(updates);
    }

    /** The next answers to updates are not signed. */
    public void answerUnsigned(int answers) {
        faults.leaveUnsigned(answers);
    }

    /** The next answers to signed questions are not signed. */
    public void answerQuestionsUnsigned(int answers) {
        faults.leaveQuestionsUnsigned(answers);
    }

    /** Accepts connections and messages but stays silent; messages received in this state are dropped. */
    public void pause() {
        faults.pause(true);
    }

    public void resume() {
        faults.pause(false);
    }

    /** Answers without authority, like a server that does not have the zone. */
    public void lame(boolean lame) {
        faults.lame(lame);
    }

    public void skewClock(Duration skew) {
        gate.skewClock(skew);
    }

    /** A secondary stops following its primary. */
    public synchronized void lag() {
        lagging = true;
    }

    /** A secondary copies its primary's state and follows it from now on. */
    public synchronized void catchUp() {
        lagging = false;
        publish(latest);
    }

    private synchronized int apply(Message request) {
        if (!primary) {
            return Rcode.NOTIMP;
        }
        ZoneUpdate.Outcome outcome = new ZoneUpdate(zone, request).outcome();
        publish(outcome.zone());
        return outcome.rcode();
    }

    private synchronized void publish(Zone next) {
        Zone old = zone;
        zone = next;
        latest = next;
        log.add(old, next);
        secondaries.forEach(secondary -> secondary.follow(next));
    }

    private synchronized void follow(Zone next) {
        latest = next;
        if (!lagging) {
            publish(next);
        }
    }

    @Override
    public void close() {
        resume();
        secondaries.forEach(LabNameServer::close);
        sockets.close();
    }
}
