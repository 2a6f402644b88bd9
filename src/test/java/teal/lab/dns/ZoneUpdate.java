package teal.lab.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Carries out an update message on a zone: prerequisites first, then all changes or none (RFC 2136 §3). */
final class ZoneUpdate {

    /** The response code, and the zone afterwards: the same object if nothing changed. */
    record Outcome(int rcode, Zone zone) {}

    private final Zone zone;
    private final Message update;

    ZoneUpdate(Zone zone, Message update) {
        this.zone = zone;
        this.update = update;
    }

    Outcome outcome() {
        Record question = update.getQuestion();
        if (question == null || question.getType() != Type.SOA) {
            return no(Rcode.FORMERR);
        }
        if (!question.getName().equals(zone.origin())) {
            return no(Rcode.NOTAUTH);
        }
        int missed = prerequisites();
        if (missed != Rcode.NOERROR) {
            return no(missed);
        }
        if (update.getSection(Section.UPDATE).stream().anyMatch(record -> !zone.contains(record.getName()))) {
            return no(Rcode.NOTZONE);
        }
        List<Record> records = new ArrayList<>(zone.records());
        update.getSection(Section.UPDATE).forEach(change -> apply(change, records));
        boolean same = Set.copyOf(records).equals(Set.copyOf(zone.records()))
                && records.stream().allMatch(record -> hasSameTtl(record));
        return new Outcome(Rcode.NOERROR, same ? zone : zone.next(records));
    }

    private boolean hasSameTtl(Record record) {
        return zone.records().stream().anyMatch(old -> old.equals(record) && old.getTTL() == record.getTTL());
    }

    /** RFC 2136 §3.2. */
    private int prerequisites() {
        List<Record> values = new ArrayList<>();
        for (Record wanted : update.getSection(Section.PREREQ)) {
            if (wanted.getTTL() != 0) {
                return Rcode.FORMERR;
            }
            if (!zone.contains(wanted.getName())) {
                return Rcode.NOTZONE;
            }
            boolean anyType = wanted.getType() == Type.ANY;
            boolean there = anyType
                    ? !zone.at(wanted.getName()).isEmpty()
                    : !zone.at(wanted.getName(), wanted.getType()).isEmpty();
            if (wanted.getDClass() == DClass.ANY && !there) {
                return anyType ? Rcode.NXDOMAIN : Rcode.NXRRSET;
            }
            if (wanted.getDClass() == DClass.NONE && there) {
                return anyType ? Rcode.YXDOMAIN : Rcode.YXRRSET;
            }
            if (wanted.getDClass() == DClass.IN) {
                values.add(wanted);
            }
        }
        return values.stream().allMatch(wanted -> sameSet(wanted, values)) ? Rcode.NOERROR : Rcode.NXRRSET;
    }

    /** The set in the message must be the set in the zone; TTLs do not count. */
    private boolean sameSet(Record wanted, List<Record> values) {
        Set<Record> expected = new HashSet<>(values);
        expected.removeIf(record -> !record.getName().equals(wanted.getName()) || record.getType() != wanted.getType());
        return expected.equals(Set.copyOf(zone.at(wanted.getName(), wanted.getType())));
    }

    /** RFC 2136 §3.4.2. */
    private void apply(Record change, List<Record> records) {
        switch (change.getDClass()) {
            case DClass.ANY ->
                records.removeIf(record -> record.getName().equals(change.getName())
                        && (change.getType() == Type.ANY || record.getType() == change.getType())
                        && !isApexRecord(record));
            case DClass.NONE ->
                records.removeIf(record -> record.getName().equals(change.getName())
                        && record.getType() == change.getType()
                        && record.rdataToString().equals(change.rdataToString())
                        && !isApexRecord(record));
            default -> add(change, records);
        }
    }

    private void add(Record added, List<Record> records) {
        List<Record> there = records.stream()
                .filter(record -> record.getName().equals(added.getName()))
                .toList();
        boolean cname = added.getType() == Type.CNAME;
        if (there.stream().anyMatch(record -> (record.getType() == Type.CNAME) != cname)) {
            // A CNAME next to other types is silently ignored (RFC 2136 §3.4.2.2).
            return;
        }
        records.removeIf(record -> record.equals(added) || (cname && there.contains(record)));
        records.add(added);
    }

    private boolean isApexRecord(Record record) {
        return record.getName().equals(zone.origin()) && (record.getType() == Type.SOA || record.getType() == Type.NS);
    }

    private Outcome no(int rcode) {
        return new Outcome(rcode, zone);
    }
}
