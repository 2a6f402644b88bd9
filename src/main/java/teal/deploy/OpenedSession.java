package teal.deploy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.SessionFactory;

/**
 * A session for one command or one upload. A command counts as ended with its answer, and its server counts the session until it
 * has seen the shell end, a moment later. Until then, a server that allows one at a time ({@code MaxSessions 1}) refuses the next.
 */
final class OpenedSession {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    /** So the pauses add up to 630 ms. */
    private static final int PAUSES = 6;

    private OpenedSession() {}

    /** @throws OpenFailException if the server refuses it all the time */
    static Session on(SessionFactory connection) throws SSHException {
        for (int refused = 0; ; refused++) {
            try {
                return connection.startSession();
            } catch (OpenFailException full) {
                if (refused == PAUSES) {
                    throw full;
                }
                pause(SHORTEST.multipliedBy(1L << refused), full);
            }
        }
    }

    private static void pause(Duration pause, OpenFailException full) throws OpenFailException {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full;
        }
    }
}
