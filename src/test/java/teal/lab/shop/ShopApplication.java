package teal.lab.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/**
 * A small shop, run from its artifact's jar by a plain JDK: {@code port version-file node-directory [owner [address]]}. If
 * an owner's process id is given, the shop ends when that process is gone, so that a killed test leaves nothing behind.
 * Without an address, it listens on loopback.
 */
public final class ShopApplication {

    private static final int GRACE_SECONDS = 5;

    private final long startedAt = System.nanoTime();
    private final String version;
    private final ShopFaults faults;
    private final ColdStart coldStart = new ColdStart();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong pages = new AtomicLong();
    private final HttpServer server;

    private ShopApplication(InetSocketAddress address, Path versionFile, Path nodeDirectory) throws IOException {
        this.version = Files.readString(versionFile).strip();
        this.faults = new ShopFaults(nodeDirectory, versionFile.toAbsolutePath().getParent());
        this.server = HttpServer.create(address, 200);
    }

    public static void main(String[] args) throws IOException {
        // Otherwise, the second packet of an answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetAddress listenOn = args.length > 4 ? InetAddress.getByName(args[4]) : InetAddress.getLoopbackAddress();
        InetSocketAddress address = new InetSocketAddress(listenOn, Integer.parseInt(args[0]));
        ShopApplication shop = new ShopApplication(address, Path.of(args[1]), Path.of(args[2]));
        if (shop.faults.has(ShopFault.CRASHING)) {
            System.err.println("shop " + shop.version + " crashes, as it was told");
            System.exit(1);
        }
        shop.start();
        shop.dieWhenTold();
        System.out.println("shop " + shop.version + " on port " + args[0]);
        if (args.length > 3) {
            endWith(Long.parseLong(args[3]));
        }
    }

    private void start() {
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        server.start();
    }

    private void dieWhenTold() {
        faults.value(ShopFault.DYING)
                .ifPresent(after -> Executors.newSingleThreadScheduledExecutor()
                        .schedule(() -> Runtime.getRuntime().halt(1), Long.parseLong(after), TimeUnit.MILLISECONDS));
    }

    /** Ends at once if nothing is in flight; waiting for nothing would take the whole grace period. */
    private void stop() {
        server.stop(inFlight.get() == 0 ? 0 : GRACE_SECONDS);
    }

    private static void endWith(long owner) {
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(
                        () -> {
                            if (ProcessHandle.of(owner).isEmpty()) {
                                System.exit(0);
                            }
                        },
                        1,
                        1,
                        TimeUnit.SECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        inFlight.incrementAndGet();
        try (exchange) {
            String shown = faults.value(ShopFault.PREFIXED).orElse("")
                    + faults.value(ShopFault.WRONG_VERSION).orElse(version)
                    + faults.value(ShopFault.SUFFIXED).orElse("");
            exchange.getResponseHeaders().set("X-Version", shown);
            String path = exchange.getRequestURI().getPath();
            if (faults.has(ShopFault.TLS_ONLY)
                    && !path.equals("/health")
                    && !"https".equals(exchange.getRequestHeaders().getFirst("X-Forwarded-Proto"))) {
                String host = exchange.getRequestHeaders().getFirst("Host");
                exchange.getResponseHeaders().set("Location", "https://" + host + path);
                answer(exchange, 301, "text/plain", "");
                return;
            }
            switch (path) {
                case "/health" -> health(exchange, shown);
                case "/ready" -> ready(exchange);
                case "/" -> page(exchange, "text/html", "<h1>Shop</h1><p>Version " + shown + "</p>");
                case "/api/products" ->
                    page(
                            exchange,
                            "application/json",
                            "{\"products\":[\"tea\",\"pot\"],\"version\":\"" + shown + "\"}");
                default -> answer(exchange, 404, "text/plain", "no such page");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /** It also reports how many other requests are in flight. */
    private void health(HttpExchange exchange, String shown) throws IOException {
        boolean up = !faults.has(ShopFault.UNHEALTHY);
        String body = "{\"status\":\"" + (up ? "up" : "down") + "\",\"version\":\"" + shown + "\",\"others\":"
                + (inFlight.get() - 1) + "}";
        answer(exchange, up ? 200 : 503, "application/json", body);
    }

    private void ready(HttpExchange exchange) throws IOException {
        boolean in = !faults.has(ShopFault.OUT_OF_SERVICE);
        answer(exchange, in ? 200 : 503, "text/plain", in ? "ready" : "out of service");
    }

    private void page(HttpExchange exchange, String type, String body) throws IOException, InterruptedException {
        Thread.sleep(coldStart.nextMillis() + faults.slowness());
        long age = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
        if (faults.value(ShopFault.LATE)
                .filter(late -> age < Long.parseLong(late))
                .isPresent()) {
            answer(exchange, 404, "text/plain", "not deployed yet");
        } else if (faults.failsNow() || isExhausted()) {
            answer(exchange, 500, "text/plain", "the shop is broken");
        } else {
            answer(exchange, 200, type, body);
        }
    }

    private boolean isExhausted() {
        long before = pages.getAndIncrement();
        return faults.value(ShopFault.EXHAUSTED)
                .filter(most -> before >= Long.parseLong(most))
                .isPresent();
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = (faults.has(ShopFault.MARKED) ? "\uFEFF" + body : body).getBytes(StandardCharsets.UTF_8);
        if (faults.has(ShopFault.COMPRESSED)) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                out.write(bytes);
            }
            bytes = compressed.toByteArray();
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
