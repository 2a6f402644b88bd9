package teal.lab.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import teal.deploy.SshSettings;
import teal.release.Node;

/** Nodes that can be reached over SSH, and what they have seen. */
public interface NodeServers extends AutoCloseable {

    /** The nodes as they would be in the inventory. */
    List<Node> nodes();

    /** How to log in to all of them. */
    SshSettings ssh();

    /** The application's directory for the inventory; {@code {node}} in it stands for the node's name. */
    String applicationDirectory();

    /** The application's directory on a node, as seen from this machine. */
    Path applicationDirectory(Node node);

    /** Every command that has run, in order of completion. */
    List<Ran> commands();

    @Override
    void close() throws IOException;
}
