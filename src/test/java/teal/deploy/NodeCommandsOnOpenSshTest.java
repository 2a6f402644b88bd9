package teal.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The rules for commands on a real OpenSSH. */
@Tag("servers")
class NodeCommandsOnOpenSshTest extends NodeCommandRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.openSsh(directory, names);
    }
}
