package teal.lab.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import teal.traffic.ServerAddress;

/** Queries one server, as an administrator would with dig. */
public final class Dig {

    private Dig() {}

    /** The serial number of a zone according to the server. */
    public static long serial(ServerAddress server, String zone) {
        return ask(server, zone, Type.SOA).getSection(Section.ANSWER).stream()
                .filter(SOARecord.class::isInstance)
                .map(record -> ((SOARecord) record).getSerial())
                .findFirst()
                .orElseThrow();
    }

    /** Where the alias points according to the server; empty if it does not know the alias. */
    public static String cname(ServerAddress server, String alias) {
        return ask(server, alias, Type.CNAME).getSection(Section.ANSWER).stream()
                .filter(CNAMERecord.class::isInstance)
                .map(record -> ((CNAMERecord) record).getTarget().toString())
                .findFirst()
                .orElse("");
    }

    private static Message ask(ServerAddress server, String name, int type) {
        try {
            SimpleResolver resolver = new SimpleResolver(server.host());
            resolver.setPort(server.port());
            resolver.setTimeout(Duration.ofSeconds(10));
            return resolver.send(Message.newQuery(Record.newRecord(Name.fromConstantString(name), type, DClass.IN)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
