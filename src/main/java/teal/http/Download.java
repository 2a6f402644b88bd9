package teal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * A large answer, read by the thread that opened it. It fails when it stalls, when it falls below its pace or when that
 * thread is interrupted, so it ends in any case: its size divided by the least rate is the longest it can take.
 */
public final class Download implements AutoCloseable {

    private final Exchange exchange;
    private final Pace pace;
    private final Thread reader = Thread.currentThread();
    private final ScheduledFuture<?> watching;
    private final ClassicHttpResponse response;
    private volatile long received;
    private Stage stage = Stage.LOOK_UP;
    private long receivedBefore;
    private long periodBegan = System.nanoTime();

    private Download(Call call, Pace pace) throws NoAnswer {
        this.pace = pace;
        this.exchange = new Exchange(call, pace.patience().multipliedBy(2));
        long often = Math.max(1, Math.min(500, pace.patience().toMillis() / 5));
        this.watching = Threads.CLOCK.scheduleWithFixedDelay(this::watch, often, often, TimeUnit.MILLISECONDS);
        try {
            this.response = exchange.open();
        } catch (NoAnswer | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Sends the request and waits for the headers of the answer.
     *
     * @throws NoAnswer if there are none in time
     */
    public static Download open(Call call, Pace pace) throws NoAnswer {
        return new Download(call, pace);
    }

    public int status() {
        return response.getCode();
    }

    public Optional<String> header(String name) {
        return Exchange.header(response, name);
    }

    /** The body as sent: never uncompressed on the way. */
    public InputStream body() throws IOException {
        InputStream in = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        return new Watched(in);
    }

    private void watch() {
        if (reader.isInterrupted()) {
            exchange.cut("interrupted " + exchange.stage().words());
            return;
        }
        long now = System.nanoTime();
        if (stage != Stage.BODY && exchange.stage() == Stage.BODY) {
            stage = Stage.BODY;
            periodBegan = now;
        }
        if (now - periodBegan < pace.patience().toNanos()) {
            return;
        }
        long since = received - receivedBefore;
        if (stage != Stage.BODY) {
            exchange.cut(Http.late(pace.patience(), exchange.stage()));
        } else if (since < pace.least()) {
            exchange.cut("stalled after " + received + " bytes: " + since + " came within the last "
                    + seconds(pace.patience()) + ", expected " + pace.least());
        }
        receivedBefore = received;
        periodBegan = now;
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    @Override
    public void close() {
        watching.cancel(false);
        exchange.close();
    }

    private final class Watched extends FilterInputStream {

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int count = super.read(into, offset, length);
                if (count < 0) {
                    watching.cancel(false);
                } else {
                    received += count;
                }
                return count;
            } catch (IOException e) {
                throw exchange.noAnswer(e);
            }
        }

        @Override
        public void close() {
            Download.this.close();
        }
    }
}
