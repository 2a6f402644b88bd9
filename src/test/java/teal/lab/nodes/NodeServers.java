package teal.lab.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import teal.deploy.SshSettings;
import teal.release.Node;

/** Nodes that can be reached by SSH, and what they have seen. */
public interface NodeServers extends AutoCloseable {

    /** The nodes as the inventory would have them. */
    List<Node> nodes();

    /** How to log in to all of them. */
    SshSettings ssh();

    /** The application's directory for the inventory; {@code {node}} in it stands for the node's name. */
    String applicationDirectory();

    /** The application's directory on a node, as this machine sees it. */
    Path applicationDirectory(Node node);

    /** Every command that has run, in the order of its end. */
    List<Ran> commands();

    @Override
    void close() throws IOException;
}
