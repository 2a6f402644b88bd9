package teal.lab.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** A zone's records at one moment; immutable, so that a query is answered from a single state. */
record Zone(Name origin, List<Record> records) {

    Zone {
        records = List.copyOf(records);
    }

    boolean contains(Name name) {
        return name.subdomain(origin);
    }

    /** Also true for a name that has nothing itself but has names below it (an empty non-terminal, RFC 8020). */
    boolean exists(Name name) {
        return records.stream().anyMatch(record -> record.getName().subdomain(name));
    }

    List<Record> at(Name name) {
        return records.stream().filter(record -> record.getName().equals(name)).toList();
    }

    List<Record> at(Name name, int type) {
        return at(name).stream().filter(record -> record.getType() == type).toList();
    }

    SOARecord soa() {
        return (SOARecord) at(origin, Type.SOA).get(0);
    }

    long serial() {
        return soa().getSerial();
    }

    Optional<String> target(Name alias) {
        return at(alias, Type.CNAME).stream()
                .map(record -> ((CNAMERecord) record).getTarget().toString())
                .findFirst();
    }

    /** All aliases and their targets. */
    Map<String, String> targets() {
        Map<String, String> targets = new HashMap<>();
        records.stream()
                .filter(CNAMERecord.class::isInstance)
                .forEach(record -> targets.put(
                        record.getName().toString(),
                        ((CNAMERecord) record).getTarget().toString()));
        return targets;
    }

    /** The next version of the zone: other records, and a serial number higher by one. */
    Zone next(List<Record> changed) {
        SOARecord old = soa();
        List<Record> all = new ArrayList<>(changed);
        all.removeIf(record -> record.getType() == Type.SOA);
        all.add(new SOARecord(
                origin,
                old.getDClass(),
                old.getTTL(),
                old.getHost(),
                old.getAdmin(),
                (old.getSerial() + 1) & 0xFFFFFFFFL,
                old.getRefresh(),
                old.getRetry(),
                old.getExpire(),
                old.getMinimum()));
        return new Zone(origin, all);
    }
}
