package teal.lab.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import teal.lab.FreePorts;
import teal.lab.RealServer;
import teal.lab.programs.ExitCode;
import teal.signin.Certificate;

/**
 * Debian's HAProxy in front of Teal: it terminates TLS, and uses TLS towards Teal. One port for each way to pass on the
 * client's address.
 */
public final class HaProxy implements AutoCloseable {

    /** What a proxy does with the {@code X-Forwarded-For} sent by its client. */
    public enum Manner {
        /** As in {@code docker/proxy/haproxy.cfg}: removes it, and writes the address that the proxy sees. */
        REPLACES("http-request del-header X-Forwarded-For", "option forwardfor"),
        /** As most do by default: appends the address that the proxy sees. */
        ADDS("option forwardfor"),
        /** A mistake: passes on whatever the client makes up. */
        PASSES_ON("option forwardfor if-none");

        private final List<String> settings;

        Manner(String... settings) {
            this.settings = List.of(settings);
        }
    }

    private final List<Integer> ports;
    private final Process process;

    private HaProxy(List<Integer> ports, Process process) {
        this.ports = ports;
        this.process = process;
    }

    /** Skips the test (if CI=true: fails it) if there is no HAProxy. */
    public static void require() {
        program();
    }

    private static Path program() {
        return RealServer.require("HAProxy", "/usr/sbin/haproxy", "Debian package haproxy");
    }

    /** @param certificate both its own and the only one that it accepts from Teal */
    public static HaProxy start(Path directory, Certificate certificate, int teal) throws IOException {
        Path both = Files.writeString(
                directory.resolve("haproxy.pem"),
                Files.readString(certificate.file()) + Files.readString(certificate.key()));
        List<String> lines = new ArrayList<>(List.of(
                "global",
                "  log stdout format raw local0 notice",
                "  maxconn 200",
                "defaults",
                "  mode http",
                "  timeout connect 5s",
                "  timeout client 60s",
                "  timeout server 60s"));
        List<Integer> ports = new ArrayList<>();
        for (Manner manner : Manner.values()) {
            int port = FreePorts.next();
            ports.add(port);
            lines.add("frontend " + manner);
            lines.add("  bind 127.0.0.1:" + port + " ssl crt " + both.toAbsolutePath());
            manner.settings.forEach(setting -> lines.add("  " + setting));
            lines.add("  http-request set-header X-Forwarded-Proto https");
            lines.add("  default_backend teal");
        }
        lines.add("backend teal");
        lines.add("  server teal 127.0.0.1:" + teal + " ssl verify required ca-file "
                + certificate.file().toAbsolutePath());
        Path file = Files.write(directory.resolve("haproxy.cfg"), lines);
        Path log = directory.resolve("haproxy.log");
        Process process = new ProcessBuilder(program().toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "haproxy"));
        HaProxy proxy = new HaProxy(ports, process);
        Awaitility.await("HAProxy, see " + log).atMost(Duration.ofSeconds(30)).until(proxy::listens);
        return proxy;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.get(0))) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens and treats the client's header this way. */
    public int port(Manner manner) {
        return ports.get(manner.ordinal());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        ExitCode.of(process);
    }
}
