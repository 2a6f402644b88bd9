package teal.deploy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket after too long a silence. sshj has time-outs for single answers, but none for a peer that sends a byte now
 * and then, or that stops reading while Teal writes; closing the socket ends any wait.
 */
final class Watchdog implements AutoCloseable {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ssh-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private final Socket socket;
    private final Duration patience;
    private final ScheduledFuture<?> looking;
    private volatile long heard = System.nanoTime();
    private volatile boolean bitten;

    Watchdog(Socket socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
        long interval = Math.max(10, patience.toMillis() / 10);
        this.looking = CLOCK.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Reports progress. */
    void heard() {
        heard = System.nanoTime();
    }

    boolean hasBitten() {
        return bitten;
    }

    private void look() {
        if (!bitten && System.nanoTime() - heard > patience.toNanos()) {
            bitten = true;
            try {
                socket.close();
            } catch (IOException e) {
                bitten = true; // already closed
            }
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}
