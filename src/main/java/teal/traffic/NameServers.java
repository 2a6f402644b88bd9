package teal.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Type;

/** Finds the zone's authoritative servers: those in the settings, or every address of every NS record. */
final class NameServers {

    private final TrafficSettings settings;
    private final Primary primary;
    private final Addresses addresses;

    NameServers(TrafficSettings settings, Primary primary, Addresses addresses) {
        this.settings = settings;
        this.primary = primary;
        this.addresses = addresses;
    }

    /** A name without an address is returned as it is, so that querying it reports the problem. */
    List<NameServer> find() {
        if (!settings.nameServers().isEmpty()) {
            return settings.nameServers().stream()
                    .map(server -> new NameServer(server, Optional.empty()))
                    .toList();
        }
        Set<ServerAddress> known = new HashSet<>();
        return primary.records(settings.zone(), Type.NS, NSRecord.class).stream()
                .map(found -> found.getTarget().toString())
                .flatMap(this::addressesOf)
                .filter(server -> known.add(server.address()))
                .toList();
    }

    private Stream<NameServer> addressesOf(String name) {
        String host = name.substring(0, name.length() - 1);
        List<InetAddress> found;
        try {
            found = addresses.of(name);
        } catch (IOException e) {
            found = List.of();
        }
        Stream<String> all = found.isEmpty() ? Stream.of(host) : found.stream().map(InetAddress::getHostAddress);
        return all.map(address -> new NameServer(new ServerAddress(address, 53), Optional.of(host)));
    }
}
