package teal.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Resolves addresses without the JVM's cache, which would keep the old ones after a switch. */
final class Addresses {

    private static final int LONGEST_CHAIN = 8;

    private final DnsExchange exchange;
    private final ServerAddress server;

    Addresses(DnsExchange exchange, ServerAddress server) {
        this.exchange = exchange;
        this.server = server;
    }

    /** IPv4 addresses first; empty if there are none. */
    List<InetAddress> of(String name) throws IOException {
        List<InetAddress> found = new ArrayList<>(of(Name.fromConstantString(name), Type.A));
        found.addAll(of(Name.fromConstantString(name), Type.AAAA));
        return found;
    }

    private List<InetAddress> of(Name name, int type) throws IOException {
        Name current = name;
        for (int links = 0; links < LONGEST_CHAIN; links++) {
            Message answer = exchange.askRecursively(server, current, type);
            List<InetAddress> found = Stream.concat(
                            Answers.all(answer, ARecord.class).stream().map(ARecord::getAddress),
                            Answers.all(answer, AAAARecord.class).stream().map(AAAARecord::getAddress))
                    .toList();
            List<CNAMERecord> chain = Answers.all(answer, CNAMERecord.class);
            if (!found.isEmpty() || chain.isEmpty()) {
                return found;
            }
            // An authoritative server stops at the end of its zone: continue from there.
            current = chain.get(chain.size() - 1).getTarget();
        }
        throw new IOException(name + " leads through more than " + LONGEST_CHAIN + " CNAMEs");
    }
}
