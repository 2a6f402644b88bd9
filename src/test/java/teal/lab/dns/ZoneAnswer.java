package teal.lab.dns;

import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers a query from a zone (RFC 1034 §4.3.2), following aliases within it. */
final class ZoneAnswer {

    private ZoneAnswer() {}

    static Message to(Message query, Zone zone, boolean authoritative) {
        Message answer = start(query);
        Record question = query.getQuestion();
        if (question == null || !zone.contains(question.getName())) {
            answer.getHeader().setRcode(question == null ? Rcode.FORMERR : Rcode.REFUSED);
            return answer;
        }
        if (authoritative) {
            answer.getHeader().setFlag(Flags.AA);
        }
        answer.getHeader().setFlag(Flags.RA);
        Name name = question.getName();
        List<Record> alias = zone.at(name, Type.CNAME);
        while (!alias.isEmpty() && question.getType() != Type.CNAME && !answer.findRecord(alias.get(0))) {
            answer.addRecord(alias.get(0), Section.ANSWER);
            name = ((CNAMERecord) alias.get(0)).getTarget();
            alias = zone.at(name, Type.CNAME);
        }
        List<Record> found = zone.at(name, question.getType());
        found.forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (found.isEmpty() && zone.contains(name)) {
            answer.addRecord(zone.soa(), Section.AUTHORITY);
            if (!zone.exists(name)) {
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
            }
        }
        return answer;
    }

    /** An answer that contains only the question so far. */
    static Message start(Message query) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setOpcode(query.getHeader().getOpcode());
        answer.getHeader().setFlag(Flags.QR);
        if (query.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        if (query.getQuestion() != null) {
            answer.addRecord(query.getQuestion(), Section.QUESTION);
        }
        return answer;
    }
}
