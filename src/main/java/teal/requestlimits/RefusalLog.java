package teal.requestlimits;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Says in the log that requests are refused: once a minute, with their numbers, however many there are. */
final class RefusalLog {

    /** Tomcat creates its own parts by name, so they cannot be given one. */
    static final RefusalLog INSTANCE = new RefusalLog(LoggerFactory.getLogger(RefusalLog.class));

    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final Map<HttpStatus, Long> counts = new EnumMap<>(HttpStatus.class);
    private long last = System.nanoTime() - PAUSE;

    RefusalLog(Logger log) {
        this.log = log;
    }

    synchronized void note(HttpStatus status) {
        counts.merge(status, 1L, Long::sum);
        long now = System.nanoTime();
        if (now - last >= PAUSE) {
            last = now;
            log.warn(
                    "requests beyond the bounds were refused, by status: {}; docs/operate/security.md lists the bounds,"
                            + " and the proxy's log says who sent them",
                    counts);
            counts.clear();
        }
    }
}
