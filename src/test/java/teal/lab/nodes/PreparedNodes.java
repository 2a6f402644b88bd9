package teal.lab.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import teal.deploy.SshSettings;
import teal.release.Node;

/** Nodes as the administrator sees them who prepares them for an application. */
public interface PreparedNodes extends AutoCloseable {

    /** The nodes as they would be in the inventory. */
    List<Node> nodes();

    /** How to log in to all of them. */
    SshSettings ssh();

    /** For the setting {@code directory}; {@code {node}} in it stands for the node's name. */
    String directorySetting(String application);

    /** Puts a file into the application's directory. */
    void put(Node node, String application, String path, Path file) throws IOException;

    /** The names of the files in a directory of the application. */
    List<String> files(String node, String application, String directory) throws IOException;

    @Override
    void close() throws IOException;
}
