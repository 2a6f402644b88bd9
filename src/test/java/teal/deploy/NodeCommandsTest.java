package teal.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The rules for commands on the lab's nodes. */
@Tag("servers")
class NodeCommandsTest extends NodeCommandRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }
}
