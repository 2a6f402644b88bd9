package teal.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import teal.lab.nodes.LabNodes;
import teal.release.Node;

/** The rules on the lab's nodes, with a directory relative to the login directory. */
class DeployerTest extends DeployerRules {

    private LabNodes lab;

    @Override
    void startNodes(Path directory, String... names) {
        lab = LabNodes.start(directory, names);
    }

    @Override
    void stopNodes() throws IOException {
        lab.close();
    }

    @Override
    List<Node> nodes() {
        return lab.nodes();
    }

    @Override
    SshSettings ssh() {
        return lab.ssh();
    }

    @Override
    Path on(Node node) {
        return lab.get(node.name()).directory().resolve("the shop's");
    }

    @Override
    String directorySetting() {
        return "the shop's";
    }
}
