package teal.http;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of all exchanges: some wait for servers, one watches the time. */
final class Threads {

    /** More requests than this, all waiting at once, say enough about a server. */
    static final int MOST = 2000;

    static final ThreadPoolExecutor WORK =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("http"));

    /** A name server that is silent must not take the threads that wait for answers. */
    static final ThreadPoolExecutor LOOK_UPS =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("http-names"));

    static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Threads() {}

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("http-deadlines"));
        // Nearly every deadline is cancelled, and would otherwise keep its exchange in memory until it is due.
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
