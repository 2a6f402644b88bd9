package teal.deploy;

import java.nio.file.Path;

/** The rules for a deployment on the lab's nodes. */
class DeployerTest extends DeployerRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }
}
