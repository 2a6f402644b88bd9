package teal.traffic;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import teal.lab.dns.Knot;

/** The same rules, kept by a real Knot DNS. */
@Tag("servers")
class KnotSwitchTest extends SwitchRules {

    private Knot knot;

    @BeforeEach
    void start() {
        knot = Knot.start(directory, Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");
    }

    @AfterEach
    void stop() {
        if (knot != null) {
            knot.close();
        }
    }

    @Override
    Shop shop() {
        return new Shop(
                directory,
                knot.primary(),
                List.of(knot.primary(), knot.secondary()),
                List.of(),
                knot.tsigKeyName(),
                knot.tsigSecretBase64(),
                true);
    }

    @Override
    void editByHand(String target) {
        knot.editByHand(Shop.RECORD, target);
    }
}
