package teal.deploy;

import java.nio.file.Path;

/** The rules for directories on the lab's nodes. */
class NodeDirectoryTest extends NodeDirectoryRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }
}
