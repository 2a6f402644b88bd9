package teal.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
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
    List<ServerAddress> find() {
        if (!settings.nameServers().isEmpty()) {
            return settings.nameServers();
        }
        return primary.records(settings.zone(), Type.NS, NSRecord.class).stream()
                .map(found -> found.getTarget().toString())
                .flatMap(this::addressesOf)
                .distinct()
                .toList();
    }

    private Stream<ServerAddress> addressesOf(String name) {
        String host = name.substring(0, name.length() - 1);
        List<InetAddress> found;
        try {
            found = addresses.of(name);
        } catch (IOException e) {
            found = List.of();
        }
        return found.isEmpty()
                ? Stream.of(new ServerAddress(host, 53))
                : found.stream().map(address -> new ServerAddress(address.getHostAddress(), 53));
    }
}
