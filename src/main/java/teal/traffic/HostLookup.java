package teal.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the address of a DNS server that the settings name by its host name. The system's resolver has no time-out that a
 * program can set: with name servers that are away it may take minutes.
 */
final class HostLookup {

    /** The system's resolver. */
    @FunctionalInterface
    interface Resolver {
        InetAddress resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;

    HostLookup(Resolver resolver) {
        this.resolver = resolver;
    }

    InetAddress find(String host, Deadline deadline) throws IOException {
        if (host.contains(":") || host.matches("[0-9.]+")) {
            // An address: there is nothing to look up.
            return InetAddress.getByName(host);
        }
        CompletableFuture<InetAddress> found = new CompletableFuture<>();
        Thread thread = new Thread(() -> resolve(host, found), "dns-server-address");
        thread.setDaemon(true);
        thread.start();
        try {
            return found.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw late("the address of " + host + " could not be found " + deadline.text(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late("it was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(host + " has no address", e.getCause());
        }
    }

    private void resolve(String host, CompletableFuture<InetAddress> found) {
        try {
            found.complete(resolver.resolve(host));
        } catch (UnknownHostException | RuntimeException e) {
            found.completeExceptionally(e);
        }
    }

    private static SocketTimeoutException late(String words, Exception cause) {
        SocketTimeoutException late = new SocketTimeoutException(words);
        late.initCause(cause);
        return late;
    }
}
