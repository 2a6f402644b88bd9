package teal.lab.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.xbill.DNS.Name;
import teal.lab.FreePorts;
import teal.lab.RealServer;
import teal.traffic.ServerAddress;

/**
 * A real Knot DNS: a primary that lets one key update exactly the aliases and their markers, and a secondary that it
 * notifies. Both run as the user running the test, on random loopback ports, with all files in one directory.
 */
public final class Knot implements AutoCloseable {

    private final KnotZone zone;
    private final NameServerProcess primary;
    private final NameServerProcess secondary;

    private Knot(KnotZone zone, NameServerProcess primary, NameServerProcess secondary) {
        this.zone = zone;
        this.primary = primary;
        this.secondary = secondary;
    }

    /** Starts both and waits until they serve the zone. Skips the test if knotd is not installed. */
    public static Knot start(
            Path directory, String zoneName, Map<String, String> cnames, Duration ttl, String tsigKeyName) {
        KnotZone zone = new KnotZone(ZoneStart.of(zoneName, cnames, ttl), cnames, ZoneKeys.fresh(tsigKeyName));
        try {
            Path first = Files.createDirectories(directory.toAbsolutePath().resolve("primary"));
            Path second = Files.createDirectories(directory.toAbsolutePath().resolve("secondary"));
            Files.writeString(first.resolve("zone.db"), zone.file());
            int port = FreePorts.next();
            int secondaryPort = FreePorts.next();
            NameServerProcess primary = run(first, port, zone.onPrimary(first, port, secondaryPort), zone.origin());
            try {
                return new Knot(
                        zone,
                        primary,
                        run(second, secondaryPort, zone.onSecondary(second, secondaryPort, port), zone.origin()));
            } catch (IOException | RuntimeException e) {
                primary.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NameServerProcess run(Path directory, int port, String configuration, Name zone) throws IOException {
        Path knotd = RealServer.require("knotd", "/usr/sbin/knotd", "Debian package knot");
        Path file = Files.writeString(directory.resolve("knot.conf"), configuration);
        return NameServerProcess.start(
                port, directory.resolve("knot.log"), zone, knotd.toString(), "-c", file.toString());
    }

    public ServerAddress primary() {
        return primary.address();
    }

    public ServerAddress secondary() {
        return secondary.address();
    }

    public String tsigKeyName() {
        return zone.keys().name();
    }

    public String tsigSecretBase64() {
        return zone.keys().secret();
    }

    /** Changes an alias with the administrator's key, which may change everything. */
    public void editByHand(String record, String target) {
        zone.keys().editByHand(primary(), zone.origin(), record, target);
    }

    public void stopSecondary() {
        secondary.close();
    }

    @Override
    public void close() {
        secondary.close();
        primary.close();
    }
}
