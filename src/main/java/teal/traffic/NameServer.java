package teal.traffic;

import java.util.Optional;

/**
 * An authoritative server of the zone.
 *
 * @param name the host that the zone's NS records name; empty if the settings name the server
 */
record NameServer(ServerAddress address, Optional<String> name) {

    @Override
    public String toString() {
        return address
                + name.map(host -> " (an address of " + host + ", from the zone's NS records)")
                        .orElse("");
    }
}
