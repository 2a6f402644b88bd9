package teal.deploy;

import java.nio.file.Path;

/** The rules for commands on the lab's nodes. */
class NodeCommandsTest extends NodeCommandRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }
}
