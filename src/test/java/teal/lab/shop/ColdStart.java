package teal.lab.shop;

import java.util.concurrent.atomic.AtomicInteger;

/** Makes the first pages slow, like a JVM with empty caches, so that a warm-up has a point. */
final class ColdStart {

    private static final int COLD_REQUESTS = 60;
    private static final long FIRST_MILLIS = 40;

    private final AtomicInteger served = new AtomicInteger();

    /** The next page's extra time, in milliseconds: 40 at first, none after 60 pages. */
    long nextMillis() {
        int left = COLD_REQUESTS - served.getAndUpdate(count -> Math.min(count + 1, COLD_REQUESTS));
        return FIRST_MILLIS * left / COLD_REQUESTS;
    }
}
