package teal.lab.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import teal.lab.FreePorts;
import teal.lab.dns.LabNameServer.Change;
import teal.traffic.ServerAddress;

/**
 * A real BIND 9: a primary that lets one key update exactly the aliases and their markers, and a secondary that it notifies.
 * Both run as the user running the test, on random loopback ports, with all files in one directory.
 */
public final class Bind implements ZoneServers {

    /** A key with the same secret as Teal's, which the primary knows, and lets change nothing. */
    public static final String READER = "reader.";

    private final BindZone zone;
    private final NameServerProcess primary;
    private final NameServerProcess secondary;

    private Bind(BindZone zone, NameServerProcess primary, NameServerProcess secondary) {
        this.zone = zone;
        this.primary = primary;
        this.secondary = secondary;
    }

    /** Starts both and waits until they serve the zone. Skips the test if named is not installed. */
    public static Bind start(
            Path directory, String zoneName, Map<String, String> cnames, Duration ttl, String tsigKeyName) {
        return start(directory, zoneName, cnames, ttl, tsigKeyName, "");
    }

    /** The same, and each of them writes every question into its log. */
    public static Bind startLoggingQueries(
            Path directory, String zoneName, Map<String, String> cnames, Duration ttl, String tsigKeyName) {
        return start(
                directory, zoneName, cnames, ttl, tsigKeyName, "logging { category queries { default_stderr; }; };\n");
    }

    private static Bind start(
            Path directory,
            String zoneName,
            Map<String, String> cnames,
            Duration ttl,
            String tsigKeyName,
            String logging) {
        BindZone zone = new BindZone(ZoneStart.of(zoneName, cnames, ttl), cnames, tsigKeyName);
        try {
            Path first = Files.createDirectories(directory.resolve("primary"));
            Path second = Files.createDirectories(directory.resolve("secondary"));
            Files.writeString(first.resolve("zone.db"), zone.file());
            int port = FreePorts.next();
            int secondaryPort = FreePorts.next();
            NameServerProcess primary =
                    NamedProcess.start(first, port, logging + zone.onPrimary(secondaryPort), zone.origin());
            try {
                return new Bind(
                        zone,
                        primary,
                        NamedProcess.start(second, secondaryPort, logging + zone.onSecondary(port), zone.origin()));
            } catch (IOException | RuntimeException e) {
                primary.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServerAddress primary() {
        return primary.address();
    }

    public ServerAddress secondary() {
        return secondary.address();
    }

    @Override
    public String tsigKeyName() {
        return zone.keys().name();
    }

    @Override
    public String tsigSecretBase64() {
        return zone.keys().secret();
    }

    @Override
    public List<ServerAddress> nameServers() {
        return List.of(primary(), secondary());
    }

    @Override
    public List<Change> changes() {
        return UpdateLog.changes(primary.log().lines(), zone.targets());
    }

    /** What both were asked since they were started, if they log it: first the primary, then the secondary. */
    public List<Question> questions() {
        return Stream.of(primary, secondary)
                .flatMap(server -> Question.in(server.log().lines()).stream())
                .toList();
    }

    /** Changes an alias with the administrator's key, which may change everything. */
    public void editByHand(String record, String target) {
        zone.keys().editByHand(primary(), zone.origin(), record, target);
    }

    /** Removes an alias with the administrator's key. */
    public void removeByHand(String record) {
        zone.keys().removeByHand(primary(), zone.origin(), record);
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
