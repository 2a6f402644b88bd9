package teal.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The rules of adoption on the lab's nodes. */
@Tag("servers")
class AdoptionOnNodesTest extends AdoptionRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }
}
