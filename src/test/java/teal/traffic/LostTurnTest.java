package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.dns.LabNameServer;
import teal.release.FencingToken;
import teal.release.StaleAttempt;

/** An attempt that loses its turn sends no update, although nothing next to the record says that it is late. */
class LostTurnTest {

    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void movesNothing() throws IOException {
        TrafficRouter router = router();

        assertChangesNothing(token -> Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, token));
    }

    @Test
    void overtakesNothing() throws IOException {
        assertChangesNothing(router()::overtake);
    }

    @Test
    void removesNothing() throws IOException {
        assertChangesNothing(Shop.at(directory, server).creatingRouter()::remove);
    }

    private void assertChangesNothing(Consumer<FencingToken> act) {
        long before = server.serial();

        assertThatThrownBy(() -> act.accept(LabToken.lostAfter(0))).isInstanceOf(StaleAttempt.class);

        assertThat(server.serial()).isEqualTo(before);
        act.accept(LabToken.next());
        assertThat(server.serial()).isGreaterThan(before);
    }

    private TrafficRouter router() throws IOException {
        return Shop.at(directory, server).router();
    }
}
