package teal.traffic;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/** The server that takes updates, queried for its own data, and in the view of the zone that those updates change. */
final class Primary {

    private final TrafficSettings settings;
    private final Clock clock;
    private final DnsExchange exchange;

    Primary(TrafficSettings settings, Clock clock, DnsExchange exchange) {
        this.settings = settings;
        this.clock = clock;
        this.exchange = exchange;
    }

    Lookup lookup() {
        Optional<CNAMERecord> cname = cname();
        String target = target(cname);
        List<List<String>> notes = records(settings.markerRecord(), Type.TXT, TXTRecord.class).stream()
                .map(TXTRecord::getStrings)
                .toList();
        long ttl = cname.map(Record::getTTL).orElseGet(this::ttlOfNothing);
        return new Lookup(target, Duration.ofSeconds(ttl), marker(notes, target), notes);
    }

    /** Where the CNAME points, absolute and in lower case; empty if there is none, and Teal may create it. */
    String target() {
        return target(cname());
    }

    private static String target(Optional<CNAMERecord> cname) {
        return cname.map(found -> found.getTarget().toString().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The zone's records of one type under a name. */
    <T extends Record> List<T> records(String name, int type, Class<T> kind) {
        return Answers.all(ask(name, type), kind);
    }

    /** As the zone has it, in the spelling of its author; empty if there is no such record, and Teal may create it. */
    Optional<CNAMERecord> cname() {
        Message answer = ask(settings.record(), Type.CNAME);
        Optional<CNAMERecord> found = Answers.first(answer, CNAMERecord.class);
        if (found.isEmpty() && !(settings.create() && isFree())) {
            throw new PermanentRefusal(about(settings.record()) + " has "
                    + (answer.getRcode() == Rcode.NXDOMAIN
                            ? "no such name; create it as a CNAME to the live cluster's target, or set traffic.create"
                                    + " to true if a first release may create it"
                            : "no CNAME but other records there; replace them by a CNAME to the live cluster's"
                                    + " target"));
        }
        return found;
    }

    /** No addresses there either, which a CNAME could not stand beside; a name with only names below it is free. */
    private boolean isFree() {
        return Stream.of(Type.A, Type.AAAA)
                .allMatch(type -> ask(settings.record(), type).getSection(Section.ANSWER).stream()
                        .noneMatch(record ->
                                record.getName().equals(named(settings.record())) && record.getType() == type));
    }

    long serial() {
        return soa().getSerial();
    }

    /** How long caches may keep the answer that there is no record (RFC 2308 §5). */
    private long ttlOfNothing() {
        SOARecord zone = soa();
        return Math.min(zone.getTTL(), zone.getMinimum());
    }

    private SOARecord soa() {
        return Answers.first(ask(settings.zone(), Type.SOA), SOARecord.class)
                .orElseThrow(() -> new PermanentRefusal(
                        about(settings.zone()) + " has no SOA record; check the zone's" + " name"));
    }

    private static Optional<Marker> marker(List<List<String>> notes, String target) {
        return notes.stream()
                .flatMap(note -> Marker.parse(String.join("", note), target).stream())
                .findFirst();
    }

    private Message ask(String name, int type) {
        Message answer;
        try {
            answer = settings.signQueries() ? askSigned(name, type) : askPlainly(name, type);
        } catch (IOException e) {
            throw new TechnicalFailure(
                    about(name) + " could not be asked for " + Type.string(type) + " (" + Reason.of(e)
                            + "); check that it runs and can be reached over TCP",
                    e);
        }
        int rcode = answer.getRcode();
        if (rcode == Rcode.SERVFAIL) {
            throw new TechnicalFailure(about(name) + " answered SERVFAIL; check its log");
        }
        if (!answer.getHeader().getFlag(Flags.AA) || (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN)) {
            throw new PermanentRefusal(about(name) + " answered " + Rcode.string(rcode)
                    + ", without authority; check that" + " it is the primary of zone " + settings.zone());
        }
        return answer;
    }

    /**
     * Asks as updates are sent, with the key, whatever the settings say about questions.
     *
     * @throws PermanentRefusal if the answer is not signed with that key
     */
    Message askSigned(String name, int type) throws IOException {
        Message answer = exchange.askSigned(
                settings.primary(), named(name), type, settings.tsig().open(clock));
        SignedAnswer signature = SignedAnswer.of(answer);
        if (!answer.isVerified() || UpdateRefusal.ofKey(signature, settings).isPresent()) {
            throw new PermanentRefusal(about(name) + " " + signature.text() + " to a question with TSIG key '"
                    + settings.tsig().name() + "'; "
                    + UpdateRefusal.ofKey(signature, settings)
                            .orElse("it does not sign its answers as RFC 8945 asks, so they may come from somebody"
                                    + " else; check that it has this key, or set traffic.sign-queries to false"));
        }
        return answer;
    }

    /** Asks as users' resolvers do. */
    Message askPlainly(String name, int type) throws IOException {
        return exchange.ask(settings.primary(), named(name), type);
    }

    private static Name named(String name) {
        return Name.fromConstantString(name);
    }

    private String about(String name) {
        return name + ": primary " + settings.primary();
    }
}
