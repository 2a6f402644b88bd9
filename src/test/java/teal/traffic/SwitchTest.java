package teal.traffic;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import teal.lab.dns.LabNameServer;

/** The rules, kept by the lab's name server. */
class SwitchTest extends SwitchRules {

    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");
    private final LabNameServer secondary = server.secondary(false);

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    Shop shop() {
        return Shop.at(directory, server).withNameServers(server.address(), secondary.address());
    }

    @Override
    void editByHand(String target) {
        server.editByHand(Shop.RECORD, target);
    }
}
