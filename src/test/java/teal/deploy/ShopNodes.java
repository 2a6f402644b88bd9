package teal.deploy;

import java.nio.file.Path;
import java.util.function.Function;
import teal.lab.nodes.LabNodes;
import teal.lab.nodes.NodeServers;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Node;

/**
 * Servers and the directory of an application on them that is not there yet.
 *
 * @param setting the directory as the inventory names it
 * @param directory the same on one node, as the test sees it
 */
record ShopNodes(NodeServers servers, String setting, Function<Node, Path> directory) {

    /** The lab's, with a directory relative to the login directory. */
    static ShopNodes lab(Path base, String... names) {
        LabNodes nodes = LabNodes.start(base, names);
        String setting = "the shop's";
        return new ShopNodes(
                nodes, setting, node -> nodes.get(node.name()).directory().resolve(setting));
    }

    /** A real OpenSSH, with an absolute directory. */
    static ShopNodes openSsh(Path base, String... names) {
        OpenSshNodes nodes = OpenSshNodes.start(base, names);
        return new ShopNodes(
                nodes,
                nodes.directorySetting("shop"),
                node -> nodes.get(node.name()).directory().resolve("shop"));
    }

    Path on(Node node) {
        return directory.apply(node);
    }
}
