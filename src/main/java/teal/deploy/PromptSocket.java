package teal.deploy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Optional;

/**
 * A socket that sends at once and acknowledges at once. OpenSSH writes two small packets after a log-in and waits with
 * the second until the first is acknowledged (Nagle's algorithm); a client that says nothing itself lets it wait for
 * 40 ms, at each connection. Linux falls back to late acknowledgements by itself, so they are asked for at each read.
 */
final class PromptSocket extends Socket {

    private final Optional<SocketOption<Boolean>> quickAcknowledgements;

    PromptSocket() throws IOException {
        setTcpNoDelay(true);
        this.quickAcknowledgements = quickAcknowledgements();
    }

    /** By its name: where it is not Linux, there is none. */
    @SuppressWarnings("unchecked") // its type is looked at
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
