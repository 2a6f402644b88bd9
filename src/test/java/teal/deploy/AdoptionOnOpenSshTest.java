package teal.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The rules of adoption on a real OpenSSH. */
@Tag("servers")
class AdoptionOnOpenSshTest extends AdoptionRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.openSsh(directory, names);
    }
}
