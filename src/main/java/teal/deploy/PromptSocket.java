package teal.deploy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Optional;

/**
 * A socket that sends and acknowledges at once. After a log-in OpenSSH writes two small packets and holds the second back
 * until the first is acknowledged (Nagle's algorithm); a client that has nothing to send makes it wait 40 ms on each
 * connection. Linux reverts to delayed acknowledgements by itself, so quick ones are requested at each read.
 */
final class PromptSocket extends Socket {

    private final Optional<SocketOption<Boolean>> quickAcknowledgements;

    PromptSocket() throws IOException {
        setTcpNoDelay(true);
        this.quickAcknowledgements = quickAcknowledgements();
    }

    /** By name: it exists only on Linux. */
    @SuppressWarnings("unchecked") // its type is checked
    private Optional<SocketOption<Boolean>> quickAcknowledgements() {
        return supportedOptions().stream()
                .filter(option -> option.name().equals("TCP_QUICKACK") && option.type() == Boolean.class)
                .map(option -> (SocketOption<Boolean>) option)
                .findFirst();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (quickAcknowledgements.isPresent()) {
                    setOption(quickAcknowledgements.get(), true);
                }
                return count;
            }
        };
    }
}
