package teal.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Node;

/** The rules on a real OpenSSH, with an absolute directory. */
class DeployerOnOpenSshTest extends DeployerRules {

    private OpenSshNodes servers;

    @Override
    void startNodes(Path directory, String... names) {
        servers = OpenSshNodes.start(directory, names);
    }

    @Override
    void stopNodes() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    @Override
    List<Node> nodes() {
        return servers.nodes();
    }

    @Override
    SshSettings ssh() {
        return servers.ssh();
    }

    @Override
    Path on(Node node) {
        return servers.get(node.name()).directory().resolve("shop");
    }

    @Override
    String directorySetting() {
        return servers.directorySetting("shop");
    }
}
