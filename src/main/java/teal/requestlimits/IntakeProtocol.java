package teal.requestlimits;

import java.nio.channels.SocketChannel;
import org.apache.coyote.Processor;
import org.apache.coyote.UpgradeProtocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * HTTP as Tomcat speaks it, within {@link Bounds}. Tomcat's own time-outs apply to each read alone: whoever sends a byte at
 * a time keeps a connection, or a thread, for as long as they like.
 */
public final class IntakeProtocol extends Http11NioProtocol {

    private final OpenConnections open;
    private final Crowd crowd = new Crowd(this::getMaxThreads);

    /** For Tomcat, which knows its name alone. */
    public IntakeProtocol() {
        this(new OpenConnections());
    }

    private IntakeProtocol(OpenConnections open) {
        super(new CountedEndpoint(open));
        this.open = open;
        open.most(this::getMaxConnections);
        setMinSpareThreads(1);
        applyBounds();
    }

    /** To be called again after others have set their defaults. */
    void applyBounds() {
        setMaxConnections(Bounds.CONNECTIONS);
        setConnectionTimeout((int) Bounds.SILENCE.toMillis());
        setKeepAliveTimeout((int) Bounds.BETWEEN_REQUESTS.toMillis());
        setMaxHttpHeaderSize(Bounds.HEADER_BYTES);
        setMaxSwallowSize((int) Bounds.DISCARDED_BYTES);
        // A sender who asks first is told to go on only when the body is about to be read.
        setContinueResponseTiming("onRead");
    }

    /** The streams of HTTP/2 have processors of their own, which know no bounds. */
    @Override
    public void addUpgradeProtocol(UpgradeProtocol protocol) {
        throw new IllegalStateException("server.http2.enabled: found true; Teal serves HTTP/1.1 alone, so leave it out,"
                + " or let a proxy in front speak HTTP/2");
    }

    @Override
    protected Processor createProcessor() {
        return IntakeProcessor.of(this, getAdapter(), open, crowd);
    }

    /** To be called every second: time passes for those who send nothing, too. */
    void sweep() {
        open.closeOverdue();
        crowd.giveUpOverdue();
    }

    /** Tomcat's, which lets nobody else see who comes. */
    private static final class CountedEndpoint extends NioEndpoint {

        private final OpenConnections open;

        CountedEndpoint(OpenConnections open) {
            this.open = open;
        }

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            open.opened(socket);
            return super.setSocketOptions(socket);
        }
    }
}
