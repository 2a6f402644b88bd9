package teal.lab.users;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One user with a browser: caches the name's answer for its TTL, and keeps a connection for as long as allowed. */
final class User {

    private final NameLookup names;
    private final String name;
    private final String host;
    private final Map<String, List<URI>> clusters;
    private final Duration connectionAge;
    private final SSLSocketFactory tls;
    private final Tally tally;
    private final AtomicInteger token;

    private @Nullable BrowserConnection connection;
    private NameLookup.@Nullable Answer answer;
    private Instant answerUntil = Instant.MIN;

    User(
            NameLookup names,
            String host,
            Map<String, List<URI>> clusters,
            Duration connectionAge,
            SSLSocketFactory tls,
            Tally tally,
            AtomicInteger token) {
        this.names = names;
        this.host = host;
        this.name = host.replaceFirst(":\\d+$", "") + ".";
        this.clusters = clusters;
        this.connectionAge = connectionAge;
        this.tls = tls;
        this.tally = tally;
        this.token = token;
    }

    void request() {
        try {
            BrowserConnection current = connection();
            try {
                count(current, current.get("/"));
            } catch (BrowserConnection.ClosedMeanwhile e) {
                if (!current.wasUsed()) {
                    throw e;
                }
                // The server closed it between two requests; browsers repeat a GET once on a new connection.
                leave();
                BrowserConnection second = connection();
                count(second, second.get("/"));
            }
        } catch (IOException | RuntimeException e) {
            String where = connection == null ? "" : connection + ": ";
            leave();
            tally.failed(where + (e.getMessage() == null ? e : e.getMessage()));
        }
    }

    void leave() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private void count(BrowserConnection used, BrowserConnection.Page page) {
        if (page.status() >= 500) {
            tally.failed(used.cluster() + " " + page.version() + " answered status " + page.status());
        } else {
            tally.served(used.cluster(), page.version());
        }
    }

    private BrowserConnection connection() throws IOException {
        if (connection != null && connection.isFresh(connectionAge)) {
            return connection;
        }
        leave();
        String target = target();
        List<URI> nodes = clusters.getOrDefault(target, List.of());
        int first = token.getAndIncrement();
        IOException refused = new ConnectException("no node is known for " + target);
        for (int i = 0; i < nodes.size(); i++) {
            URI node = nodes.get(Math.floorMod(first + i, nodes.size()));
            try {
                connection = new BrowserConnection(target, node, host, tls);
                return connection;
            } catch (ConnectException e) {
                refused = new ConnectException(target + " " + node + ": " + e.getMessage());
            }
        }
        throw refused;
    }

    private String target() {
        NameLookup.Answer known = answer;
        if (known == null || !Instant.now().isBefore(answerUntil)) {
            known = names.lookup(name);
            answer = known;
            answerUntil = Instant.now().plus(known.ttl());
        }
        return known.target();
    }
}
