package teal.deploy;

import java.nio.file.Path;

/** The rules for directories on a real OpenSSH. */
class NodeDirectoryOnOpenSshTest extends NodeDirectoryRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.openSsh(directory, names);
    }
}
