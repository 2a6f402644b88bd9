package teal.lab.dns;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import teal.traffic.ServerAddress;

/** A name server's program in the foreground, with its log in a file. */
final class NameServerProcess implements AutoCloseable {

    private final Process process;
    private final ServerAddress address;
    private final Path log;

    private NameServerProcess(Process process, ServerAddress address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts the program and waits until it serves the zone on this port. */
    static NameServerProcess start(int port, Path log, Name zone, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        NameServerProcess started = new NameServerProcess(process, new ServerAddress("127.0.0.1", port), log);
        try {
            started.awaitZone(zone);
            return started;
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    ServerAddress address() {
        return address;
    }

    /** The server's output so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitZone(Name zone) throws IOException {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || serves(zone));
        if (!process.isAlive()) {
            throw new IllegalStateException("the name server ended:\n" + Files.readString(log));
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
