package teal.requestlimits;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;

/**
 * A port of its own for health checks, with threads of its own: however busy the main port is, an instance that works is
 * not taken for a dead one. It speaks HTTP without TLS and serves nothing else.
 */
final class HealthPort extends ValveBase {

    static final String PATH = "/actuator/health";

    private static final String MARK = HealthPort.class.getName();
    private static final int THREADS = 4;
    private static final int CONNECTIONS = 100;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Connector connector = new Connector(IntakeProtocol.class.getName());

    HealthPort(HealthSettings settings) throws UnknownHostException {
        super(true);
        AbstractProtocol<?> protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
        connector.setPort(settings.port());
        protocol.setAddress(InetAddress.getByName(settings.address()));
        protocol.setMaxThreads(THREADS);
        protocol.setMaxConnections(CONNECTIONS);
    }

    Connector connector() {
        return connector;
    }

    /** Whether a request came by this port; nobody else can set the mark. */
    static boolean isOf(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getConnector() != connector) {
            getNext().invoke(request, response);
        } else if (METHODS.contains(request.getMethod())
                && request.getRequestURI().equals(PATH)) {
            request.setAttribute(MARK, true);
            getNext().invoke(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
