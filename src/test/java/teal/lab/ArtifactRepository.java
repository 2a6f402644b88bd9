package teal.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A company's artifact repository, in the ways of Nexus, Artifactory and object stores: credentials, redirects to where the
 * content is, signed addresses that expire, ranges, a {@code Content-Disposition}, and "too many requests".
 */
public final class ArtifactRepository implements AutoCloseable {

    private static final int SLICE = 16 * 1024;

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Supplier<String>> redirects = new ConcurrentHashMap<>();
    private final Map<String, Integer> signatures = new ConcurrentHashMap<>();
    private final List<OtherSystem.Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong breakAfter = new AtomicLong(-1);
    private volatile String retryAfter = "";
    private volatile Map<String, String> wanted = Map.of();
    private volatile Runnable afterBreak = () -> {};
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private volatile boolean plain;
    private volatile boolean slow;

    private ArtifactRepository(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static ArtifactRepository start() {
        try {
            return new ArtifactRepository(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param onlyKnown whether clients have to show a certificate that the context trusts */
    public static ArtifactRepository start(SSLContext tls, boolean onlyKnown) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setNeedClientAuth(onlyKnown);
                    parameters.setSSLParameters(wanted);
                }
            });
            return new ArtifactRepository(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return scheme + "://" + authority();
    }

    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public ArtifactRepository publish(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    public ArtifactRepository publish(String path, String content) {
        return publish(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** From now on, whatever is not signed needs this header. */
    public void admitOnly(String header, String value) {
        wanted = Map.of(header, value);
    }

    /** From now on, files come with this header. */
    public void send(String header, String value) {
        headers.put(header, value);
    }

    /** From now on, it can neither continue a file nor say how long one is. */
    public void sendPlainly() {
        plain = true;
    }

    /** From now on, a megabyte takes more than a second. */
    public void sendSlowly() {
        slow = true;
    }

    public void redirect(String path, String location) {
        redirects.put(path, () -> location);
    }

    /** Each request gets a new signed address in another store, which is good for so many requests. */
    public void redirectSigned(String path, ArtifactRepository store, String there, int uses) {
        redirects.put(path, () -> store.address() + there + "?X-Signature=" + store.sign(uses));
    }

    private String sign(int uses) {
        String signature = "signature-" + signatures.size();
        signatures.put(signature, uses);
        return signature;
    }

    /** Answers the next requests with 429. */
    public void isBusy(int requests, String after) {
        retryAfter = after;
        busy.set(requests);
    }

    /** The next content breaks off, and then this happens. */
    public void breakAfter(long bytes, Runnable then) {
        afterBreak = then;
        breakAfter.set(bytes);
    }

    public List<OtherSystem.Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(new OtherSystem.Asked(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), ""));
        String query = exchange.getRequestURI().getQuery();
        Supplier<String> redirect = redirects.get(path);
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            send(exchange, 429, "too many requests");
        } else if (query != null && query.startsWith("X-Signature=")) {
            sendSigned(exchange, query.substring("X-Signature=".length()));
        } else if (!isAdmitted(exchange)) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"Sonatype Nexus\"");
            send(exchange, 401, "<html>Unauthorized</html>");
        } else if (redirect != null) {
            exchange.getResponseHeaders().add("Location", redirect.get());
            send(exchange, 302, "");
        } else if (path.endsWith("/")) {
            send(exchange, 200, index(path));
        } else {
            sendFile(exchange, files.get(path));
        }
    }

    private boolean isAdmitted(HttpExchange exchange) {
        return wanted.entrySet().stream()
                .allMatch(header ->
                        header.getValue().equals(exchange.getRequestHeaders().getFirst(header.getKey())));
    }

    /** As object stores do: one proof of who asks, never two. */
    private void sendSigned(HttpExchange exchange, String signature) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            send(exchange, 400, "<Error>Only one auth mechanism allowed</Error>");
        } else if (signatures.merge(signature, -1, Integer::sum) < 0) {
            send(exchange, 403, "<Error>Request has expired</Error>");
        } else {
            sendFile(exchange, files.get(exchange.getRequestURI().getPath()));
        }
    }

    private void sendFile(HttpExchange exchange, byte @Nullable [] content) throws IOException {
        if (content == null) {
            send(exchange, 404, "<html>Not found</html>");
            return;
        }
        String tag = "\"" + Arrays.hashCode(content) + "\"";
        exchange.getResponseHeaders().add("ETag", tag);
        exchange.getResponseHeaders().add("Accept-Ranges", plain ? "none" : "bytes");
        exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"../../evil.sh\"");
        headers.forEach(exchange.getResponseHeaders()::set);
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = 0;
        if (!plain && range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
            from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        // A length of 0 stands for chunks
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, plain ? 0 : content.length - from);
        long broken = breakAfter.getAndSet(-1);
        if (broken >= 0) {
            exchange.getResponseBody().write(content, from, (int) broken);
            exchange.getResponseBody().flush();
            afterBreak.run();
            // Closing it would end the chunks in order
            throw new IOException("cut, as the test wants it");
        }
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            write(out, content, from);
        }
    }

    private void write(OutputStream out, byte[] content, int from) throws IOException {
        if (!slow) {
            out.write(content, from, content.length - from);
            return;
        }
        for (int at = from; at < content.length; at += SLICE) {
            out.write(content, at, Math.min(SLICE, content.length - at));
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** As web servers write one, with a link up. */
    private String index(String path) {
        return files.keySet().stream()
                .filter(file -> file.startsWith(path))
                .map(file -> file.substring(path.length()).replaceFirst("/.*", "/"))
                .collect(Collectors.toMap(
                        name -> name,
                        name -> "<a href=\"" + name + "\">" + name + "</a>  30-Nov-2026 12:00  1K\n",
                        (one, same) -> one,
                        TreeMap::new))
                .values()
                .stream()
                .collect(Collectors.joining(
                        "",
                        "<html><body><h1>Index of " + path + "</h1><pre><a href=\"../\">../</a>\n",
                        "</pre></body></html>"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
