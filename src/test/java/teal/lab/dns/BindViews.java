package teal.lab.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Name;
import teal.lab.FreePorts;
import teal.lab.RealServer;
import teal.traffic.ServerAddress;

/**
 * A real BIND 9 that chooses one of two views by the TSIG key: updates and questions that Teal's key signed reach the first,
 * all other questions the second. It can be told to freeze the first.
 */
public final class BindViews implements AutoCloseable {

    private static final Name READY = Name.fromConstantString("ready.test.");

    private final ZoneKeys keys;
    private final NameServerProcess process;
    private final Path control;

    private BindViews(ZoneKeys keys, NameServerProcess process, Path control) {
        this.keys = keys;
        this.process = process;
        this.control = control;
    }

    /** Both views have the zone; in the second one the aliases are these. */
    public static BindViews start(
            Path directory, String zone, Map<String, String> first, Map<String, String> second, String key) {
        try {
            Files.writeString(directory.resolve("outside.db"), file(zone, second));
            return start(directory, zone, first, key, zoneOf(zone, "outside.db", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only those who have the key are given the zone. */
    public static BindViews hidden(Path directory, String zone, Map<String, String> aliases, String key) {
        try {
            return start(directory, zone, aliases, key, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BindViews start(
            Path directory, String zone, Map<String, String> aliases, String keyName, String outside)
            throws IOException {
        ZoneKeys keys = ZoneKeys.fresh(keyName);
        Files.writeString(directory.resolve("inside.db"), file(zone, aliases));
        Files.writeString(directory.resolve("ready.db"), file(READY.toString(), Map.of()));
        int port = FreePorts.next();
        int controlPort = FreePorts.next();
        String control = "key \"control\" { algorithm hmac-sha256; secret \"" + keys.administratorSecret() + "\"; };\n";
        Path rndc = Files.writeString(
                directory.resolve("rndc.conf"),
                control + "options { default-server 127.0.0.1; default-port " + controlPort
                        + "; default-key \"control\"; };\n");
        String configuration = String.join(
                "\n",
                control,
                "controls { inet 127.0.0.1 port " + controlPort + " allow { 127.0.0.1; } keys { \"control\"; }; };",
                "key \"" + keys.name() + "\" { algorithm hmac-sha256; secret \"" + keys.secret() + "\"; };",
                "view \"inside\" { match-clients { key \"" + keys.name() + "\"; };",
                zoneOf(zone, "inside.db", "update-policy { grant " + keys.name() + " zonesub ANY; };"),
                "};",
                "view \"outside\" { match-clients { any; };",
                zoneOf(READY.toString(), "ready.db", ""),
                outside,
                "};\n");
        return new BindViews(keys, NamedProcess.startControlled(directory, port, configuration, READY), rndc);
    }

    private static String file(String zone, Map<String, String> aliases) {
        return new BindZone(ZoneStart.of(zone, aliases, Duration.ofSeconds(60)), aliases, "unused").file();
    }

    private static String zoneOf(String name, String file, String more) {
        return "zone \"" + name + "\" { type primary; file \"" + file + "\"; " + more + " };";
    }

    public ServerAddress address() {
        return process.address();
    }

    public String tsigKeyName() {
        return keys.name();
    }

    public String tsigSecretBase64() {
        return keys.secret();
    }

    /** Refuses updates from now on, as an administrator does before editing the zone's file. */
    public void freeze(String zone) throws IOException, InterruptedException {
        Path rndc = RealServer.require("rndc", "/usr/sbin/rndc", "Debian package bind9-utils");
        Process run = new ProcessBuilder(rndc.toString(), "-c", control.toString(), "freeze", zone, "IN", "inside")
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes());
        if (!run.waitFor(20, TimeUnit.SECONDS) || run.exitValue() != 0) {
            throw new IllegalStateException("rndc freeze: " + said);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
