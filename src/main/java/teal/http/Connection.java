package teal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The only connection of an exchange: never kept, so that no probe counts as a user of the cluster that has to become idle,
 * and cut at any stage by closing its socket.
 */
final class Connection {

    /** Headers are read before anybody can limit them, so an endless one must end here. */
    private static final Http1Config BOUNDS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .setMaxEmptyLineCount(10)
            .build();

    private final Call call;
    private volatile Stage stage = Stage.LOOK_UP;
    private volatile boolean cut;
    private volatile @Nullable Socket socket;
    private volatile @Nullable Future<InetAddress[]> lookUp;

    Connection(Call call) {
        this.call = call;
    }

    Stage stage() {
        return stage;
    }

    void reached(Stage next) {
        stage = next;
    }

    /** Ends whatever waits for the server, from any thread; nothing is connected afterwards. */
    void cut() {
        cut = true;
        Future<InetAddress[]> waiting = lookUp;
        if (waiting != null) {
            waiting.cancel(true);
        }
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is closed either way.
            }
        }
    }

    /** @param backstop after which a single wait ends even if nobody cuts it */
    HttpClientConnectionManager manager(Duration backstop) {
        BasicHttpClientConnectionManager manager = new BasicHttpClientConnectionManager(
                new Operator(),
                ManagedHttpClientConnectionFactory.builder().http1Config(BOUNDS).build());
        Timeout longest = Timeout.of(backstop);
        manager.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(longest)
                .setSocketTimeout(longest)
                .build());
        manager.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(longest).build());
        return manager;
    }

    /** A server that is addressed by another name is meant itself, so no proxy comes between. */
    HttpRoutePlanner route() {
        Route.HttpProxy proxy = call.route().proxy();
        if (call.publicHost() != null) {
            return new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE);
        }
        return proxy == null
                ? new SystemDefaultRoutePlanner(ProxySelector.getDefault())
                : new DefaultProxyRoutePlanner(new HttpHost(proxy.host(), proxy.port()));
    }

    /** For the proxy alone, never for the server behind it. */
    CredentialsProvider credentials() {
        BasicCredentialsProvider known = new BasicCredentialsProvider();
        Route.HttpProxy proxy = call.route().proxy();
        if (proxy != null && proxy.user() != null && proxy.password() != null) {
            known.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(
                            proxy.user(), proxy.password().reveal().toCharArray()));
        }
        return known;
    }

    private Socket newSocket() {
        if (cut) {
            throw new IllegalStateException("the exchange is over");
        }
        Socket created = call.publicHost() == null ? new Socket() : new Socket(Proxy.NO_PROXY);
        socket = created;
        if (cut) {
            cut();
        }
        return created;
    }

    private InetAddress[] addresses(String name) throws UnknownHostException {
        // A server that is addressed by another name is still connected to at its own.
        String host = call.publicHost() == null ? name : call.address().getHost();
        try {
            Future<InetAddress[]> found = Threads.LOOK_UPS.submit(() -> InetAddress.getAllByName(host));
            lookUp = found;
            if (cut) {
                found.cancel(true);
            }
            return allowed(name, found.get());
        } catch (ExecutionException | CancellationException | RejectedExecutionException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    /** A proxy's own address is the inventory's. */
    private InetAddress[] allowed(String name, InetAddress[] found) throws ForbiddenAddress {
        if (call.route().guarded()
                && name.equalsIgnoreCase(call.address().getHost().replaceAll("[\\[\\]]", ""))) {
            for (InetAddress address : found) {
                Optional<String> what = ForbiddenAddress.what(address);
                if (what.isPresent()) {
                    throw new ForbiddenAddress(name, what.get());
                }
            }
        }
        return found;
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    private final class Operator extends DefaultHttpClientConnectionOperator {

        Operator() {
            super(
                    proxy -> newSocket(),
                    DefaultSchemePortResolver.INSTANCE,
                    new DnsResolver() {
                        @Override
                        public InetAddress[] resolve(String name) throws UnknownHostException {
                            return addresses(name);
                        }

                        @Override
                        public String resolveCanonicalHostname(String name) {
                            return name;
                        }
                    },
                    Tls.of(call));
        }

        @Override
        protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
            reached(Stage.CONNECT);
        }

        @Override
        protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
            reached(Stage.WAIT);
        }

        @Override
        protected void onBeforeTlsHandshake(HttpContext context, HttpHost host) {
            reached(Stage.TLS);
        }

        @Override
        protected void onAfterTlsHandshake(HttpContext context, HttpHost host) {
            reached(Stage.WAIT);
        }
    }
}
