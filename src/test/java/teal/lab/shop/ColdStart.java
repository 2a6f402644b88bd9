package teal.lab.shop;

import java.util.concurrent.atomic.AtomicInteger;

/** Makes the first pages slow, as a JVM with empty caches does, so that a warm-up means something. */
final class ColdStart {

    private static final int COLD_REQUESTS = 60;
    private static final long FIRST_MILLIS = 40;

    private final AtomicInteger served = new AtomicInteger();

    /** What the next page takes longer, in milliseconds: 40 at first, nothing after 60 pages. */
    long nextMillis() {
        int left = COLD_REQUESTS - served.getAndUpdate(count -> Math.min(count + 1, COLD_REQUESTS));
        return FIRST_MILLIS * left / COLD_REQUESTS;
    }
}
