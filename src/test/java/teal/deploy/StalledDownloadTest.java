package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teal.lab.OtherSystem;
import teal.lab.StallingServer;
import teal.lab.Stalls;
import teal.release.EarlyEnd;
import teal.release.TechnicalFailure;

/** Wherever a repository stops, the download ends as a failed attempt that can be repeated, and leaves nothing behind. */
@Tag("waits")
class StalledDownloadTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void aStalledDownloadIsAFailedAttempt(Stalls stall) throws IOException {
        try (StallingServer server = stall.start()) {
            String place = stall.address(server) + "/";
            ArtifactStore store = store(place, Duration.ofMillis(500));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThatThrownBy(() -> store.pin(place + "shop-2.0.0.jar", null))
                            .isInstanceOf(TechnicalFailure.class)
                            .hasMessageStartingWith("artifact " + place + "shop-2.0.0.jar cannot be fetched")
                            .message()
                            .satisfiesAnyOf(
                                    said -> assertThat(said)
                                            .contains("no whole answer within 500 ms, " + stall.words()),
                                    said -> assertThat(said).contains("stalled after ")));

            await().until(() -> server.openConnections() == 0);
            try (Stream<Path> left = Files.list(directory)) {
                assertThat(left).isEmpty();
            }
        }
    }

    /** The whole may take longer than the time-out, as long as enough of it keeps coming. */
    @Test
    void aSlowDownloadThatKeepsComingIsAwaitedAndShowsHowFarItIs() {
        List<Supplier<String>> shown = new CopyOnWriteArrayList<>();
        List<String> said = new CopyOnWriteArrayList<>();
        try (OtherSystem repository = new OtherSystem()) {
            byte[] piece = new byte[50_000];
            repository.answer(exchange -> {
                if (exchange.getRequestURI().getPath().endsWith(".sha256")) {
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                    return;
                }
                exchange.sendResponseHeaders(200, 15L * piece.length);
                try (var out = exchange.getResponseBody()) {
                    for (int i = 0; i < 15; i++) {
                        out.write(piece);
                        out.flush();
                        shown.forEach(text -> said.add(text.get()));
                        Thread.sleep(100);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            String place = repository.address() + "/";

            assertThat(store(place, Duration.ofSeconds(1))
                            .pin(
                                    place + "shop-2.0.0.jar",
                                    null,
                                    (source, printed) -> shown.add(printed),
                                    EarlyEnd.NEVER)
                            .size())
                    .isEqualTo(15L * piece.length);
            assertThat(said).anySatisfy(text -> assertThat(text).matches("0\\.[1-9] MB, [0-9.]+ MB/s"));
            assertThat(shown).extracting(Supplier::get).containsExactly("");
        }
    }

    private ArtifactStore store(String place, Duration timeout) {
        return new ArtifactStore(
                directory,
                new ArtifactSettings(List.of(place), 8, null, null, null, null, timeout, 16, null, null, null, null));
    }
}
