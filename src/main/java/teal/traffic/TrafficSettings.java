package teal.traffic;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.release.DnsName;
import teal.release.Setting;

/**
 * The CNAME that decides which cluster is live, and the servers involved.
 *
 * @param record the CNAME's absolute name, below the zone (an apex cannot be a CNAME, RFC 1034 §3.6.2)
 * @param zone the zone that the primary takes updates for
 * @param ttl the CNAME's TTL after each switch, default 60 s
 * @param primary the server that updates are sent to
 * @param nameServers the authoritative servers to confirm a switch with; empty: the addresses of the zone's NS records
 * @param resolvers caches that must also have the new answer
 * @param tsig the key that signs updates
 * @param signQueries whether the same key signs questions to the primary, default true: a server with views answers from the
 *     one that updates with this key change
 * @param timeout for one exchange with one server, default 5 s
 * @param cacheMargin added to the old TTL when waiting for caches, default 2 s
 * @param create whether a first release may create the record, and its roll-back remove it again, default false
 */
public record TrafficSettings(
        String record,
        String zone,
        Duration ttl,
        ServerAddress primary,
        List<ServerAddress> nameServers,
        List<ServerAddress> resolvers,
        TsigKey tsig,
        Boolean signQueries,
        Duration timeout,
        Duration cacheMargin,
        Boolean create) {

    public TrafficSettings(
            @Nullable String record,
            @Nullable String zone,
            @Nullable Duration ttl,
            @Nullable ServerAddress primary,
            @Nullable List<ServerAddress> nameServers,
            @Nullable List<ServerAddress> resolvers,
            @Nullable TsigKey tsig,
            @Nullable Boolean signQueries,
            @Nullable Duration timeout,
            @Nullable Duration cacheMargin,
            @Nullable Boolean create) {
        this.zone = DnsName.absolute("zone", zone);
        this.record = DnsName.absolute("record", record);
        Setting.acrossFields(
                () -> Setting.check(
                        "record",
                        this.record,
                        name -> DnsName.isBelow(name, this.zone),
                        "a name below the zone " + this.zone + " (its apex cannot be a CNAME)"),
                "record",
                "zone");
        this.ttl = Setting.within("ttl", ttl, Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofDays(1));
        this.primary = Setting.required("primary", primary, "the DNS server that takes updates, e.g. 192.0.2.53");
        this.nameServers = List.copyOf(Setting.orElse(nameServers, List.of()));
        this.resolvers = List.copyOf(Setting.orElse(resolvers, List.of()));
        this.tsig = Setting.required("tsig", tsig, "the key that signs updates: name, algorithm and secret");
        this.signQueries = Setting.orElse(signQueries, true);
        this.timeout = Setting.within(
                "timeout", timeout, Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1));
        this.cacheMargin =
                Setting.within("cache-margin", cacheMargin, Duration.ofSeconds(2), Duration.ZERO, Duration.ofDays(1));
        this.create = Setting.orElse(create, false);
    }

    /** Where the marker of the latest switch is kept, e.g. {@code _release.shop.example.test.}. */
    String markerRecord() {
        return "_release." + record;
    }
}
