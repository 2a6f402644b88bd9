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
 * Builds the one message that moves the CNAME if, and only if, it still points where it was seen and the same note lies
 * beside it (RFC 2136): a record that was moved there and back meanwhile is not the one that was looked at.
 */
final class CnameUpdate {

    private final TrafficSettings settings;

    CnameUpdate(TrafficSettings settings) {
        this.settings = settings;
    }

    Message move(Lookup seen, String to, Marker marker) {
        Name alias = Name.fromConstantString(settings.record());
        Name note = Name.fromConstantString(settings.markerRecord());
        long ttl = settings.ttl().toSeconds();
        Update update = new Update(Name.fromConstantString(settings.zone()));
        // A prerequisite carries TTL 0 (RFC 2136 §2.4.2).
        update.present(cname(alias, seen.target(), Duration.ZERO));
        seen.notes().forEach(text -> update.present(new TXTRecord(note, DClass.IN, 0, text)));
        if (seen.notes().isEmpty()) {
            update.absent(note, Type.TXT);
        }
        update.replace(cname(alias, to, settings.ttl()));
        update.replace(new TXTRecord(note, DClass.IN, ttl, List.of(marker.text(to))));
        return update;
    }

    private static CNAMERecord cname(Name alias, String target, Duration ttl) {
        return new CNAMERecord(alias, DClass.IN, ttl.toSeconds(), Name.fromConstantString(target));
    }
}
