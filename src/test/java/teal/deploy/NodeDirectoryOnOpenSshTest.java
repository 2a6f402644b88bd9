package teal.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The rules for directories on a real OpenSSH. */
@Tag("servers")
class NodeDirectoryOnOpenSshTest extends NodeDirectoryRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.openSsh(directory, names);
    }
}
