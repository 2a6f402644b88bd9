package teal.requestlimits;

import java.io.IOException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The one place that each byte of each body passes, whatever its path, its type and its encoding, and whoever reads it. A
 * body that is too large, too slow or broken off ends here, as if that were its end; {@link WholeBody} then says why.
 */
final class BoundedInput implements InputBuffer {

    private static final int END = -1;

    private final InputBuffer input;
    private @Nullable Exchange exchange;

    BoundedInput(InputBuffer input) {
        this.input = input;
    }

    void of(@Nullable Exchange next) {
        exchange = next;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) {
        Exchange current = exchange;
        if (current == null || current.refusal().isPresent()) {
            return END;
        }
        current.beginsBody();
        try {
            int bytes = input.doRead(handler);
            if (bytes > 0 && !current.takes(bytes)) {
                current.refuse(Refusal.tooLarge(current.bound()));
            }
            if (bytes < 0) {
                current.endsBody();
            }
            return current.refusal().isPresent() ? END : bytes;
        } catch (IOException brokenOff) {
            current.refuse(Refusal.brokenOff());
            return END;
        }
    }

    @Override
    public int available() {
        return input.available();
    }
}
