package teal.lab.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import teal.lab.users.NameLookup;

/** The company's caching resolver, queried as its users do. */
final class Resolver implements NameLookup {

    private final SimpleResolver server;

    Resolver(String address) throws UnknownHostException {
        this.server = new SimpleResolver(address);
    }

    @Override
    public Answer lookup(String name) {
        return ask(name, Type.CNAME)
                .map(CNAMERecord.class::cast)
                .map(alias -> new Answer(alias.getTarget().toString(), Duration.ofSeconds(alias.getTTL())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the resolver knows no alias " + name));
    }

    /** Where a cluster's nodes answer. */
    List<URI> nodes(String target, int port) {
        return ask(target, Type.A)
                .map(ARecord.class::cast)
                .map(record -> URI.create("http://" + record.getAddress().getHostAddress() + ":" + port))
                .toList();
    }

    private Stream<Record> ask(String name, int type) {
        try {
            Record question = Record.newRecord(Name.fromConstantString(name), type, DClass.IN);
            Message answer = server.send(Message.newQuery(question));
            return answer.getSection(Section.ANSWER).stream().filter(record -> record.getType() == type);
        } catch (IOException e) {
            throw new UncheckedIOException("the resolver did not tell " + name + ": " + e.getMessage(), e);
        }
    }
}
