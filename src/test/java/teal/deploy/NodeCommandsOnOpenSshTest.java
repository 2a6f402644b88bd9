package teal.deploy;

import java.nio.file.Path;

/** The rules for commands on a real OpenSSH. */
class NodeCommandsOnOpenSshTest extends NodeCommandRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.openSsh(directory, names);
    }
}
