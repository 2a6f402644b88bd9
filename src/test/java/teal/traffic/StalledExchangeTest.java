package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;
import teal.lab.LabToken;
import teal.release.Cluster;
import teal.traffic.StalledServer.Stage;

/** Each exchange, stalled or cut off at each stage, ends by its deadline with a message that says how far it came. */
@Timeout(20)
@Tag("waits")
class StalledExchangeTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Name NAME = Name.fromConstantString(Shop.RECORD);

    private final DnsExchange exchange = new DnsExchange(TIMEOUT);

    @TempDir
    Path directory;

    /** The kinds of exchange. */
    enum Kind {
        QUESTION,
        RECURSIVE_QUESTION,
        SIGNED_QUESTION,
        UPDATE;

        void run(DnsExchange exchange, ServerAddress server) throws IOException {
            switch (this) {
                case QUESTION -> exchange.ask(server, NAME, Type.CNAME);
                case RECURSIVE_QUESTION -> exchange.askRecursively(server, NAME, Type.CNAME);
                case SIGNED_QUESTION -> exchange.askSigned(server, NAME, Type.CNAME, key());
                case UPDATE -> exchange.update(server, new Update(Name.fromConstantString(Shop.ZONE)), key());
            }
        }

        private static TSIG key() {
            return new TSIG(TSIG.HMAC_SHA256, "teal.", Base64.getEncoder().encodeToString(new byte[32]));
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndStages")
    void endsByItsDeadline(Kind kind, Stage stage) throws IOException {
        try (StalledServer server = new StalledServer(stage, false)) {
            long before = System.nanoTime();

            Throwable failure = catchThrowable(() -> kind.run(exchange, server.address()));

            assertThat(failure).isInstanceOf(IOException.class).hasMessageEndingWith("within 300 ms");
            assertThat(failure).hasMessageStartingWith(stalled(stage));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(TIMEOUT.multipliedBy(10));
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndStages")
    void saysWhenTheOtherSideHungUp(Kind kind, Stage stage) throws IOException {
        if (stage == Stage.CONNECT) {
            return;
        }
        try (StalledServer server = new StalledServer(stage, true)) {
            assertThat(catchThrowable(() -> kind.run(exchange, server.address())))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it closed the connection "
                            + (stage.compareTo(Stage.ANSWER) < 0
                                    ? "without an answer"
                                    : "in the middle of its answer"));
        }
    }

    /** A name server in the system's settings that is away holds a look-up for minutes. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void waitsNoLongerForTheAddressOfAServer(Kind kind) throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        DnsExchange slow = new DnsExchange(TIMEOUT, new HostLookup(host -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return InetAddress.getLoopbackAddress();
        }));

        Throwable failure = catchThrowable(() -> kind.run(slow, new ServerAddress("ns1.example.test", 53)));
        end.countDown();

        assertThat(failure).hasMessage("the address of ns1.example.test could not be found within 300 ms");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void eachQuestionOfTheRouterNamesTheServer(Stage stage) throws IOException {
        try (StalledServer server = new StalledServer(stage, true)) {
            TrafficRouter router = router(server.address());
            Cluster green = Shop.GREEN;

            assertThat(Stream.<ThrowingCallable>of(
                            router::lookup,
                            router::otherView,
                            router::cachesExpireIfSeenNow,
                            () -> router.confirm(green),
                            () -> router.addresses(Shop.RECORD),
                            () -> router.overtake(LabToken.next()),
                            () -> Shop.move(router, green, Shop.BLUE, Shop.RELEASE, LabToken.next())))
                    .allSatisfy(question -> assertThat(catchThrowable(question))
                            .hasMessageContaining(server.address().toString())
                            .hasMessageNotContaining("null"));
        }
    }

    private TrafficRouter router(ServerAddress primary) throws IOException {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        return new Shop(directory, primary, List.of(primary), List.of(), "teal.", secret, true)
                .router(Clock.systemUTC());
    }

    private static Stream<Arguments> kindsAndStages() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Stage.values()).map(stage -> Arguments.of(kind, stage)));
    }

    private static String stalled(Stage stage) {
        return switch (stage) {
            case CONNECT -> "no connection";
            case FIRST_BYTE, LENGTH -> "it took the message, but did not answer";
            case ANSWER, MIDDLE_OF_ANSWER -> "it stopped in the middle of its answer";
        };
    }
}
