package teal.lab.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/** The initial records of a lab zone: SOA, one name server, the aliases, and addresses for their targets. */
final class ZoneStart {

    private ZoneStart() {}

    static Zone of(String zone, Map<String, String> cnames, Duration lifetime) {
        Name origin = Name.fromConstantString(zone);
        Name server = Name.fromConstantString("ns1." + zone);
        Name admin = Name.fromConstantString("hostmaster." + zone);
        long ttl = lifetime.toSeconds();
        List<Record> records = new ArrayList<>();
        records.add(new SOARecord(origin, DClass.IN, ttl, server, admin, 1, 3600, 600, 86400, ttl));
        records.add(new NSRecord(origin, DClass.IN, ttl, server));
        Set<Name> hosts = new HashSet<>(Set.of(server));
        cnames.forEach((alias, target) -> {
            Name host = Name.fromConstantString(target);
            records.add(new CNAMERecord(Name.fromConstantString(alias), DClass.IN, ttl, host));
            hosts.add(host);
        });
        hosts.stream()
                .filter(host -> host.subdomain(origin))
                .forEach(host -> records.add(new ARecord(host, DClass.IN, ttl, InetAddress.getLoopbackAddress())));
        return new Zone(origin, records);
    }
}
