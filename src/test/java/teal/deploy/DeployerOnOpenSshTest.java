package teal.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The rules for a deployment on a real OpenSSH. */
@Tag("servers")
class DeployerOnOpenSshTest extends DeployerRules {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.openSsh(directory, names);
    }
}
