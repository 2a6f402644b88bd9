package teal.lab.dns;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import teal.lab.RealServer;
import teal.traffic.ServerAddress;

/** One named in the foreground, with its configuration, zone and log in its directory. */
final class NamedProcess implements AutoCloseable {

    private final Process process;
    private final ServerAddress address;
    private final Path log;

    private NamedProcess(Process process, ServerAddress address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts named and waits until it serves the zone. */
    static NamedProcess start(Path directory, int port, String zones, Name zone) throws IOException {
        Path named = RealServer.require("named", "/usr/sbin/named", "Debian package bind9");
        Path configuration =
                Files.writeString(directory.resolve("named.conf"), options(directory.toAbsolutePath(), port) + zones);
        Path log = directory.resolve("named.log");
        Process process = new ProcessBuilder(named.toString(), "-4", "-n", "1", "-g", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        NamedProcess started = new NamedProcess(process, new ServerAddress("127.0.0.1", port), log);
        try {
            started.awaitZone(zone);
            return started;
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** A port that was free for TCP and UDP a moment ago: named cannot be told to pick one itself. */
    static int freePort() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
                DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
            return udp.getLocalPort();
        }
    }

    ServerAddress address() {
        return address;
    }

    /** What the server has said so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String options(Path directory, int port) {
        return String.join(
                "\n",
                "options {",
                "    directory \"" + directory + "\";",
                "    pid-file \"" + directory.resolve("named.pid") + "\";",
                "    session-keyfile \"" + directory.resolve("session.key") + "\";",
                "    managed-keys-directory \"" + directory + "\";",
                "    listen-on port " + port + " { 127.0.0.1; };",
                "    listen-on-v6 { none; };",
                "    allow-transfer { 127.0.0.1; };",
                "    recursion no;",
                "    dnssec-validation no;",
                "};",
                "controls { };\n");
    }

    private void awaitZone(Name zone) throws IOException {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || serves(zone));
        if (!process.isAlive()) {
            throw new IllegalStateException("named ended:\n" + Files.readString(log));
        }
    }

    private boolean serves(Name zone) {
        try {
            SimpleResolver resolver = new SimpleResolver(address.host());
            resolver.setPort(address.port());
            resolver.setTimeout(Duration.ofSeconds(1));
            Message answer = resolver.send(Message.newQuery(Record.newRecord(zone, Type.SOA, DClass.IN)));
            return answer.getHeader().getFlag(Flags.AA);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
