package teal.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** The server that takes updates, queried for its own data. */
final class Primary {

    private final TrafficSettings settings;
    private final DnsExchange exchange;

    Primary(TrafficSettings settings, DnsExchange exchange) {
        this.settings = settings;
        this.exchange = exchange;
    }

    Lookup lookup() {
        CNAMERecord cname = cname();
        String target = cname.getTarget().toString().toLowerCase(Locale.ROOT);
        List<List<String>> notes = records(settings.markerRecord(), Type.TXT, TXTRecord.class).stream()
                .map(TXTRecord::getStrings)
                .toList();
        return new Lookup(target, Duration.ofSeconds(cname.getTTL()), serial(), marker(notes, target), notes);
    }

    /** The zone's records of one type under a name. */
    <T extends Record> List<T> records(String name, int type, Class<T> kind) {
        return Answers.all(ask(name, type), kind);
    }

    private CNAMERecord cname() {
        Message answer = ask(settings.record(), Type.CNAME);
        return Answers.first(answer, CNAMERecord.class)
                .orElseThrow(() -> new PermanentRefusal(about(settings.record()) + " has "
                        + (answer.getRcode() == Rcode.NXDOMAIN
                                ? "no such name; create it as a CNAME to the live cluster's target"
                                : "no CNAME but other records there; replace them by a CNAME to the live cluster's"
                                        + " target")));
    }

    long serial() {
        return Answers.first(ask(settings.zone(), Type.SOA), SOARecord.class)
                .map(SOARecord::getSerial)
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
            answer = exchange.ask(settings.primary(), Name.fromConstantString(name), type);
        } catch (IOException e) {
            throw new TechnicalFailure(
                    about(name) + " could not be asked for " + Type.string(type) + " (" + e.getMessage()
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

    private String about(String name) {
        return name + ": primary " + settings.primary();
    }
}
