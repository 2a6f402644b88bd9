package teal.lab.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import teal.traffic.ServerAddress;

/** Queries one server, as an administrator would with dig. */
public final class Dig {

    private Dig() {}

    /** Where the alias points according to the server; empty if it does not know the alias. */
    public static String cname(ServerAddress server, String alias) {
        try {
            SimpleResolver resolver = new SimpleResolver(server.host());
            resolver.setPort(server.port());
            resolver.setTimeout(Duration.ofSeconds(10));
            Message answer = resolver.send(
                    Message.newQuery(Record.newRecord(Name.fromConstantString(alias), Type.CNAME, DClass.IN)));
            return answer.getSection(Section.ANSWER).stream()
                    .filter(CNAMERecord.class::isInstance)
                    .map(record -> ((CNAMERecord) record).getTarget().toString())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
