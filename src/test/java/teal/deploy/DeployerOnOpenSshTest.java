package teal.deploy;

import java.nio.file.Path;

/** The rules for a deployment on a real OpenSSH. */
class DeployerOnOpenSshTest extends DeployerRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.openSsh(directory, names);
    }
}
