package teal.traffic;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.Cluster;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/**
 * Everything that a release will ask of name servers, asked without changing the zone: even the right to change the record,
 * by an update that the server has to permit and that leaves every record as it is (RFC 2136 §3.3, §3.4.2).
 */
public final class TrafficCheck {

    private static final String AREA = "dns";
    private static final String KEY = "key known";
    private static final String CLOCK = "clock";
    private static final List<String> ABOUT_THE_PRIMARY =
            List.of("authoritative", KEY, CLOCK, "record", "cluster", "may change the record", "views");

    private final TrafficSettings settings;
    private final Clock clock;
    private final DnsExchange exchange;
    private final Primary primary;

    public TrafficCheck(TrafficSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.exchange = new DnsExchange(settings.timeout());
        this.primary = new Primary(settings, clock, exchange);
    }

    /** Takes no longer than a few time-outs of one exchange. */
    public List<CheckItem> ask(List<Cluster> clusters) {
        Checklist list = new Checklist(AREA, "primary " + settings.primary());
        if (!answers(list)) {
            ABOUT_THE_PRIMARY.forEach(question -> list.notAsked(question, "the primary does not answer", ""));
            return list.items();
        }
        checkKey(list);
        list.ask("authoritative", primary::serial, serial -> "has zone " + settings.zone() + ", serial " + serial);
        Optional<CNAMERecord> record = list.ask(
                        "record",
                        primary::cname,
                        found -> found.map(one -> settings.record() + " points at " + target(one) + ", TTL "
                                        + one.getTTL() + " s")
                                .orElse(settings.record() + " is not there yet; a first release creates it"))
                .flatMap(found -> found);
        Optional<Cluster> live = record.flatMap(found -> cluster(list, found, clusters));
        record.ifPresentOrElse(
                found -> mayChange(list, found),
                () -> list.notAsked("may change the record", "there is no record to change", ""));
        list.ask(
                "views",
                new TrafficRouter(settings, clock)::otherView,
                found -> found.orElse("questions with and without the key have the same answer"));
        return Stream.concat(list.items().stream(), live.stream().flatMap(this::witnesses))
                .toList();
    }

    /** Any answer will do: in which view, and with what authority, is asked next. */
    private boolean answers(Checklist list) {
        try {
            exchange.ask(settings.primary(), Name.fromConstantString(settings.zone()), Type.SOA);
            list.passed("reachable", "answers over TCP");
            return true;
        } catch (IOException e) {
            list.failed(
                    "reachable",
                    "no answer (" + Reason.of(e) + ")",
                    "check traffic.primary, that the server runs, and that no firewall stands between");
            return false;
        }
    }

    private void checkKey(Checklist list) {
        String key = "'" + settings.tsig().name() + "'";
        Message answer;
        try {
            answer = exchange.askSigned(
                    settings.primary(),
                    Name.fromConstantString(settings.zone()),
                    Type.SOA,
                    settings.tsig().open(clock));
        } catch (IOException | TechnicalFailure e) {
            list.add(CheckItem.Outcome.NOT_ASKED, KEY, e);
            list.notAsked(CLOCK, "the key could not be tried", "");
            return;
        } catch (PermanentRefusal e) {
            list.add(CheckItem.Outcome.FAILED, KEY, e);
            list.notAsked(CLOCK, "the key could not be tried", "");
            return;
        }
        SignedAnswer signature = SignedAnswer.of(answer);
        Optional<String> refusal = UpdateRefusal.ofKey(signature, settings);
        if (signature.code().equals("BADTIME")) {
            list.passed(KEY, "takes key " + key);
            list.failed(CLOCK, signature.text(), refusal.orElse(""));
        } else if (refusal.isPresent() || !answer.isVerified()) {
            list.failed(
                    KEY,
                    signature.text() + " to a question with TSIG key " + key,
                    refusal.orElse("it does not sign its answers as RFC 8945 asks; check that it has this key"));
            list.notAsked(CLOCK, "only an answer with the right signature shows it", "");
        } else {
            Duration apart = Duration.between(clock.instant(), answer.getTSIG().getTimeSigned());
            list.passed(KEY, "takes key " + key);
            list.passed(CLOCK, Math.abs(apart.toSeconds()) + " s apart from Teal's; up to 300 s are allowed");
        }
    }

    private Optional<Cluster> cluster(Checklist list, CNAMERecord record, List<Cluster> clusters) {
        Optional<Cluster> live = clusters.stream()
                .filter(cluster -> cluster.isTarget(target(record)))
                .findFirst();
        list.add(
                live.isPresent(),
                "cluster",
                live.map(cluster -> cluster.name() + " is live")
                        .orElse(target(record) + " is neither cluster's target"),
                "point it at one of " + clusters.stream().map(Cluster::target).collect(Collectors.joining(", ")));
        return live;
    }

    private void mayChange(Checklist list, CNAMERecord record) {
        String question = "may change the record";
        SignedAnswer answer;
        try {
            Message update = new CnameUpdate(settings)
                    .unchanged(record, primary.records(settings.markerRecord(), Type.TXT, TXTRecord.class));
            answer = exchange.update(settings.primary(), update, settings.tsig().open(clock));
        } catch (IOException e) {
            answer = SignedAnswer.lost(e);
        } catch (TechnicalFailure | PermanentRefusal e) {
            list.add(CheckItem.Outcome.NOT_ASKED, question, e);
            return;
        }
        String found = answer.text() + " to an update that changes nothing";
        if (answer.accepted()) {
            list.passed(question, found);
            return;
        }
        Optional<String> advice = UpdateRefusal.advice(answer, settings);
        if (advice.isPresent()) {
            list.failed(question, found, advice.get());
        } else if (UpdateRefusal.isAboutWhatIsThere(answer)) {
            list.notAsked(
                    question,
                    found + ": what is there is not what was read",
                    "check again, and look at the item 'views'");
        } else {
            list.notAsked(question, found, "check again");
        }
    }

    /** Every server that users' answers come from. */
    private Stream<CheckItem> witnesses(Cluster live) {
        try {
            ServerAddress asked = settings.resolvers().isEmpty()
                    ? settings.primary()
                    : settings.resolvers().get(0);
            List<NameServer> servers = new NameServers(settings, primary, new Addresses(exchange, asked)).find();
            return new Witnesses(settings, exchange)
                    .ask(servers, Optional.of(live), primary.serial()).stream().map(this::witness);
        } catch (TechnicalFailure | PermanentRefusal e) {
            Checklist list = new Checklist(AREA, "name servers and resolvers");
            list.add(CheckItem.Outcome.NOT_ASKED, "answer", e);
            return list.items().stream();
        }
    }

    private CheckItem witness(Answer answer) {
        Checklist list = new Checklist(AREA, answer.kind() + " " + answer.server());
        list.add(
                answer.agrees(),
                "answer",
                "gives " + answer.found(),
                "a release waits until it gives what the primary gives; make it follow, or correct traffic."
                        + (answer.kind().equals("resolver") ? "resolvers" : "name-servers"));
        return list.items().get(0);
    }

    private static String target(CNAMERecord record) {
        return record.getTarget().toString().toLowerCase(Locale.ROOT);
    }
}
