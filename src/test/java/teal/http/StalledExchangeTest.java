package teal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teal.lab.StallingServer;
import teal.lab.Stalls;
import teal.release.TechnicalFailure;

/** Wherever a server stops, the exchange ends by its deadline, says where it was, and leaves neither connection nor thread. */
@Tag("waits")
class StalledExchangeTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void anAnswerEndsByItsDeadline(Stalls stall) {
        try (StallingServer server = stall.start()) {
            assertTimeoutPreemptively(
                    FAR_TOO_LONG,
                    () -> assertThatThrownBy(
                                    () -> Http.ask(Call.get(stall.address(server)), SHORT, Limit.whole(1 << 20)))
                            .isInstanceOf(NoAnswer.class)
                            .hasMessage("no whole answer within 300 ms, " + stall.words()));

            await().until(() -> server.openConnections() == 0);
            awaitNoThreadAtWork();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDownloadEndsWhenNothingComes(Stalls stall) {
        try (StallingServer server = stall.start()) {
            assertTimeoutPreemptively(
                    FAR_TOO_LONG,
                    () -> assertThatThrownBy(() -> {
                                try (Download download = Download.open(
                                                Call.get(stall.address(server)), new Pace(SHORT, 100_000));
                                        InputStream body = download.body()) {
                                    body.readAllBytes();
                                }
                            })
                            .isInstanceOf(NoAnswer.class)
                            .message()
                            .satisfiesAnyOf(
                                    said -> assertThat(said)
                                            .isEqualTo("no whole answer within 300 ms, " + stall.words()),
                                    said -> assertThat(said)
                                            .startsWith("stalled after ")
                                            .endsWith(" came within the last 0.3 s, expected 30000")));

            await().until(() -> server.openConnections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECT", "TLS", "FIRST_BYTE", "MIDDLE"})
    void aCancelledExchangeIsCutAtOnce(Stalls stall) {
        try (StallingServer server = stall.start()) {
            CompletableFuture<Answer> answer =
                    Http.send(Call.get(stall.address(server)), FAR_TOO_LONG, Limit.whole(1 << 20));
            if (stall != Stalls.CONNECT) {
                await().until(() -> server.openConnections() == 1);
            }
            answer.cancel(true);

            await().until(() -> server.openConnections() == 0);
            awaitNoThreadAtWork();
        }
    }

    @Test
    void anInterruptedThreadStopsWaiting() {
        try (StallingServer server = Stalls.MIDDLE.start()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(
                            () -> Http.ask(Call.get(Stalls.MIDDLE.address(server)), FAR_TOO_LONG, Limit.whole(1 << 20)))
                    .isInstanceOf(TechnicalFailure.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptedDownloadEnds() {
        try (StallingServer server = Stalls.MIDDLE.start()) {
            Thread reader = Thread.currentThread();
            CompletableFuture.runAsync(() -> {
                await().until(() -> server.openConnections() == 1);
                reader.interrupt();
            });

            assertThatThrownBy(() -> {
                        try (Download download =
                                Download.open(Call.get(Stalls.MIDDLE.address(server)), new Pace(FAR_TOO_LONG, 1))) {
                            download.body().readAllBytes();
                        }
                    })
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageStartingWith("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Else a watch at full rate on a cluster that hangs would take all memory. */
    @Test
    void noMoreRequestsWaitThanThereIsRoomFor() {
        try (StallingServer server = Stalls.FIRST_BYTE.start()) {
            Threads.WORK.setMaximumPoolSize(20);
            try {
                List<CompletableFuture<Answer>> answers = IntStream.range(0, 40)
                        .mapToObj(i -> Http.send(Call.get(Stalls.FIRST_BYTE.address(server)), SHORT, Limit.whole(10)))
                        .toList();

                assertThat(answers).allSatisfy(answer -> assertThat(answer).failsWithin(FAR_TOO_LONG));
                assertThat(answers)
                        .extracting(answer -> answer.handle((done, trouble) -> trouble.getMessage())
                                .join())
                        .filteredOn(said -> said.contains("requests are waiting for answers already"))
                        .hasSizeGreaterThanOrEqualTo(10);
            } finally {
                Threads.WORK.setMaximumPoolSize(Threads.MOST);
            }
        }
    }

    private static void awaitNoThreadAtWork() {
        await().until(() -> Threads.WORK.getActiveCount() == 0);
    }
}
