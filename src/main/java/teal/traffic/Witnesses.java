package teal.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;
import teal.release.Cluster;
import teal.release.Reason;

/**
 * The servers that answer users' queries: authoritative name servers and named resolvers, each queried once, in parallel.
 */
final class Witnesses {

    private final TrafficSettings settings;
    private final DnsExchange exchange;

    Witnesses(TrafficSettings settings, DnsExchange exchange) {
        this.settings = settings;
        this.exchange = exchange;
    }

    /** @param wanted empty if there should be no record */
    List<Answer> ask(List<NameServer> nameServers, Optional<Cluster> wanted, long serial) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "dns-confirmation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Stream<CompletableFuture<Answer>> first = nameServers.stream()
                    .map(server -> CompletableFuture.supplyAsync(() -> nameServer(server, wanted, serial), threads));
            Stream<CompletableFuture<Answer>> second = settings.resolvers().stream()
                    .map(server -> CompletableFuture.supplyAsync(() -> resolver(server, wanted), threads));
            // All of them are in flight before the first is awaited.
            List<CompletableFuture<Answer>> underWay =
                    Stream.concat(first, second).toList();
            return underWay.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private Answer nameServer(NameServer server, Optional<Cluster> wanted, long primarySerial) {
        String kind = "name server";
        try {
            Message answer = exchange.ask(server.address(), Name.fromConstantString(settings.record()), Type.CNAME);
            if (!answer.getHeader().getFlag(Flags.AA)) {
                return no(
                        server.toString(),
                        kind,
                        "an answer without authority (" + Rcode.string(answer.getRcode()) + "): lame");
            }
            Message zone = exchange.ask(server.address(), Name.fromConstantString(settings.zone()), Type.SOA);
            long serial = Answers.first(zone, SOARecord.class)
                    .map(SOARecord::getSerial)
                    .orElseThrow(() -> new IOException("it has no SOA record of zone " + settings.zone()));
            if (!SerialNumber.hasReached(serial, primarySerial)) {
                return no(
                        server.toString(),
                        kind,
                        target(answer) + " of zone serial " + serial + ", the primary has " + primarySerial);
            }
            return compare(server.toString(), kind, answer, wanted);
        } catch (IOException e) {
            return no(server.toString(), kind, "nothing: " + Reason.of(e) + narrowed(server));
        }
    }

    /** An address that is published, and that Teal's host may have no way to. */
    private static String narrowed(NameServer server) {
        return server.name()
                .map(host -> " (if Teal's host cannot reach this address of " + host
                        + ", list the servers to be asked in traffic.name-servers)")
                .orElse("");
    }

    private Answer resolver(ServerAddress server, Optional<Cluster> wanted) {
        try {
            Name alias = Name.fromConstantString(settings.record());
            return compare(server.toString(), "resolver", exchange.askRecursively(server, alias, Type.CNAME), wanted);
        } catch (IOException e) {
            return no(server.toString(), "resolver", "nothing: " + Reason.of(e));
        }
    }

    private static Answer compare(String server, String kind, Message answer, Optional<Cluster> wanted) {
        String found = target(answer);
        Optional<CNAMERecord> record = Answers.first(answer, CNAMERecord.class);
        Duration ttl = record.map(cname -> Duration.ofSeconds(cname.getTTL())).orElse(Duration.ZERO);
        return new Answer(
                server,
                kind,
                found,
                wanted.map(cluster -> cluster.isTarget(found)).orElse(record.isEmpty()),
                ttl);
    }

    private static String target(Message answer) {
        return Answers.first(answer, CNAMERecord.class)
                .map(cname -> cname.getTarget().toString().toLowerCase(Locale.ROOT))
                .orElseGet(() -> "no CNAME (" + Rcode.string(answer.getRcode()) + ")");
    }

    private static Answer no(String server, String kind, String found) {
        return new Answer(server, kind, found, false, Duration.ZERO);
    }
}
