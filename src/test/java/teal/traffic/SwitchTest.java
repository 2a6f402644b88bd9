package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.dns.LabNameServer;

class SwitchTest {

    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void movesTheCnameAndLeavesANote() throws IOException {
        SwitchReport report = shop().router().switchTo(Shop.GREEN, Shop.BLUE, Shop.RELEASE);

        assertThat(report.passed()).isTrue();
        assertThat(report.changed()).isTrue();
        assertThat(server.target(Shop.RECORD)).isEqualTo(Shop.GREEN.target());
        Lookup found = shop().router().lookup();
        assertThat(found.ttl()).hasSeconds(30);
        assertThat(found.marker()).hasValueSatisfying(marker -> {
            assertThat(marker.release()).isEqualTo(Shop.RELEASE);
            assertThat(marker.oldTtl()).isEqualTo(Shop.TTL);
        });
    }

    private Shop shop() {
        return new Shop(
                directory,
                server.address(),
                List.of(server.address()),
                List.of(),
                server.tsigKeyName(),
                server.tsigSecretBase64());
    }
}
