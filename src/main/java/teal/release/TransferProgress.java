package teal.release;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How far a transfer is, for those who watch it: {@code 12.3 of 20.0 MB, 8.1 MB/s}. Says nothing once it is over. */
public final class TransferProgress implements AutoCloseable {

    private final LongSupplier moved;
    private final OptionalLong total;
    private final long begun = System.nanoTime();
    private volatile boolean over;

    /**
     * Of a transfer that begins now.
     *
     * @param moved how many bytes have been transferred so far; asked on any thread
     * @param total how many bytes there are in all, if known
     */
    public TransferProgress(LongSupplier moved, OptionalLong total) {
        this.moved = moved;
        this.total = total;
    }

    public String text() {
        if (over) {
            return "";
        }
        double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        long bytes = moved.getAsLong();
        String all = total.isPresent() ? String.format(Locale.ROOT, " of %.1f", total.getAsLong() / 1e6) : "";
        return String.format(Locale.ROOT, "%.1f%s MB, %.1f MB/s", bytes / 1e6, all, bytes / 1e6 / seconds);
    }

    @Override
    public void close() {
        over = true;
    }
}
