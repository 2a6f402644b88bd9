package teal.deploy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.IntSupplier;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/**
 * A connection of Teal's own to the application on a node, to see whether the node counts it. A node does not see the
 * connections to a container behind a bridge: their addresses are translated before, and none of its own sockets has them.
 * There, 0 does not mean that nobody is connected.
 */
final class OwnConnection {

    private final Node node;
    private final Duration timeout;

    OwnConnection(Node node, Duration timeout) {
        this.node = node;
        this.timeout = timeout;
    }

    /**
     * Returns the number of other connections.
     *
     * @throws PermanentRefusal if this one is not counted
     */
    int countedBy(IntSupplier count) {
        String address = node.http().getHost() + ":" + node.httpPort();
        try (Socket own = new Socket()) {
            own.connect(
                    new InetSocketAddress(node.http().getHost(), node.httpPort()), Math.toIntExact(timeout.toMillis()));
            int counted = count.getAsInt();
            if (counted == 0) {
                throw new PermanentRefusal("node " + node.name() + ": Teal's own connection to " + address
                        + " is not among those that the node sees, so 0 does not mean that nobody is connected; if the"
                        + " application runs in a container, give deployment.commands.connections a command that counts"
                        + " there");
            }
            return counted - 1;
        } catch (ConnectException refused) {
            return 0; // nothing listens there
        } catch (IOException e) {
            throw new TechnicalFailure(
                    "node " + node.name() + ": no users' connections were found, but Teal cannot connect to " + address
                            + " to see whether the node would count them (" + Reason.of(e)
                            + "); check the address in the inventory",
                    e);
        }
    }
}
