package teal.traffic;

import java.time.Duration;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * Builds the single message that moves the CNAME if, and only if, it still points where it did when it was read and the
 * marker next to it is unchanged (RFC 2136): a record moved there and back since then is not the one that was read.
 */
final class CnameUpdate {

    private final TrafficSettings settings;

    CnameUpdate(TrafficSettings settings) {
        this.settings = settings;
    }

    Message move(Lookup seen, String to, Marker marker) {
        Update update = ifAsSeen(seen);
        update.replace(cname(to, settings.ttl()));
        update.replace(note(marker.text(to), settings.ttl()));
        return update;
    }

    /** Removes the CNAME. The marker stays, with this attempt's number: an update from an earlier one does not expect it. */
    Message remove(Lookup seen, long attempt) {
        Update update = ifAsSeen(seen);
        update.delete(alias(), Type.CNAME);
        update.replace(note("attempt=" + attempt, settings.ttl()));
        return update;
    }

    /**
     * Changes only the marker, to a later attempt's: an update still in flight from an earlier attempt then finds a
     * different marker from the one it expects.
     */
    Message overtake(Lookup seen, long attempt) {
        Update update = ifAsSeen(seen);
        String text = seen.marker()
                .map(marker -> marker.at(attempt).text(seen.target()))
                .orElse("attempt=" + attempt);
        update.replace(note(text, settings.ttl()));
        return update;
    }

    /**
     * Changes nothing: adds records that are there, in every detail, and only if they still are. Where there is no marker
     * yet, none is deleted. A server has to permit it as it has to permit a switch.
     */
    Message unchanged(CNAMERecord seen, List<TXTRecord> notes) {
        Update update = new Update(Name.fromConstantString(settings.zone()));
        update.present(new CNAMERecord(seen.getName(), DClass.IN, 0, seen.getTarget()));
        notes.forEach(note -> update.present(new TXTRecord(note.getName(), DClass.IN, 0, note.getStrings())));
        update.add(seen);
        notes.forEach(update::add);
        if (notes.isEmpty()) {
            update.absent(noteName(), Type.TXT);
            update.delete(noteName(), Type.TXT);
        }
        return update;
    }

    private Update ifAsSeen(Lookup seen) {
        Update update = new Update(Name.fromConstantString(settings.zone()));
        // A prerequisite has TTL 0 (RFC 2136 §2.4.2).
        if (seen.exists()) {
            update.present(cname(seen.target(), Duration.ZERO));
        } else {
            // No record of any type: a CNAME next to others would be ignored, with NOERROR (RFC 2136 §3.4.2.2).
            update.absent(alias());
        }
        seen.notes().forEach(text -> update.present(new TXTRecord(noteName(), DClass.IN, 0, text)));
        if (seen.notes().isEmpty()) {
            update.absent(noteName(), Type.TXT);
        }
        return update;
    }

    private TXTRecord note(String text, Duration ttl) {
        return new TXTRecord(noteName(), DClass.IN, ttl.toSeconds(), List.of(text));
    }

    private Name noteName() {
        return Name.fromConstantString(settings.markerRecord());
    }

    private Name alias() {
        return Name.fromConstantString(settings.record());
    }

    private CNAMERecord cname(String target, Duration ttl) {
        return new CNAMERecord(alias(), DClass.IN, ttl.toSeconds(), Name.fromConstantString(target));
    }
}
