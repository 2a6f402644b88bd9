package teal.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the health port four times a second, as a proxy would. */
final class HealthProbe implements AutoCloseable {

    private static final Duration IN_TIME = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 250;

    private final URI address;
    private final List<Duration> took = new CopyOnWriteArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "health-probe");
    private volatile boolean closed;

    private HealthProbe(int port) {
        this.address = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    }

    static HealthProbe of(int port) {
        HealthProbe probe = new HealthProbe(port);
        probe.thread.start();
        return probe;
    }

    private void run() {
        while (!closed) {
            ask();
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private void ask() {
        long begin = System.nanoTime();
        try {
            int status = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).timeout(IN_TIME).build(), BodyHandlers.discarding())
                    .statusCode();
            took.add(Duration.ofNanos(System.nanoTime() - begin));
            if (status != 200) {
                failed.incrementAndGet();
            }
        } catch (java.io.IOException noAnswer) {
            failed.incrementAndGet();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Between 0 and 1. */
    double inTime() {
        long good = took.stream().filter(time -> time.compareTo(IN_TIME) <= 0).count();
        return (double) good / (took.size() + failed.get());
    }

    @Override
    public String toString() {
        List<Duration> sorted = took.stream().sorted().toList();
        return sorted.size() + " answers, p50 " + sorted.get(sorted.size() / 2).toMillis() + " ms, p99 "
                + sorted.get(sorted.size() * 99 / 100).toMillis() + " ms, slowest "
                + sorted.get(sorted.size() - 1).toMillis() + " ms; failed: " + failed;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
