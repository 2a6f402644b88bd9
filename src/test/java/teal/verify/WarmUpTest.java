package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.silence;
import static teal.verify.FakeNode.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.Transcript;
import teal.release.Version;

class WarmUpTest {

    private List<Integer> expected = List.of();
    private final FakeNode one = new FakeNode().health(ok("{\"version\":\"1.0.0\"}"));
    private final FakeNode two = new FakeNode().health(ok("{\"version\":\"1.0.0\"}"));
    private final Cluster green =
            new Cluster("green", "green.shop.example.test.", null, List.of(one.node("green-1"), two.node("green-2")));

    private final Map<String, Supplier<String>> followed = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void goesOnUntilAWholeWindowIsFast() {
        AtomicInteger cold = new AtomicInteger(25);
        one.always(out -> {
            Thread.sleep(cold.getAndDecrement() > 0 ? 400 : 0);
            ok("warm").answer(out);
        });

        WarmUpReport report = warmUp(10, 1000, Duration.ofMillis(300));

        assertThat(report.passed()).isTrue();
        assertThat(report.summary()).startsWith("green: warm: green-1 p95 ");
        NodeWarmUp slow = report.nodes().get(0);
        assertThat(slow.windows().get(0).p95()).isGreaterThan(Duration.ofMillis(300));
        assertThat(slow.windows()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(slow.windows().get(slow.windows().size() - 1).p95()).isLessThan(Duration.ofMillis(300));
        assertThat(slow.requests()).isEqualTo(slow.windows().size() * 10);
    }

    @Test
    void aNodeThatStaysSlowIsNotWarm() {
        two.always(out -> {
            Thread.sleep(60);
            ok("slow").answer(out);
        });

        WarmUpReport report = warmUp(10, 45, Duration.ofMillis(50));

        assertThat(report.passed()).isFalse();
        assertThat(report.nodes().get(1).passed()).isFalse();
        assertThat(report.nodes().get(1).requests()).isEqualTo(40);
        assertThat(report.summary()).contains("after 40 requests (40 × 200); the limit is 50 ms");
    }

    @Test
    void saysWhileItGoesOnHowFastANodeWasAndWhenItGivesUp() {
        List<String> seen = new CopyOnWriteArrayList<>();
        one.always(out -> {
            seen.add(followed.get("green-1").get());
            Thread.sleep(60);
            ok("slow").answer(out);
        });

        warmUp(10, 45, Duration.ofMillis(50));

        assertThat(seen)
                .anySatisfy(text -> assertThat(text)
                        .matches("p95 \\d+ ms after 30 requests, has to be below 50 ms; gives up after 45"));
        assertThat(followed.get("green-1").get()).as("the report says it now").isEmpty();
    }

    @Test
    void aWindowWithAFailureIsNotWarm() {
        one.next(status(500, "cold"));

        NodeWarmUp node = warmUp(10, 1000, Duration.ofSeconds(10)).nodes().get(0);

        assertThat(node.passed()).isTrue();
        assertThat(node.failures()).isEqualTo(1);
        assertThat(node.windows()).hasSize(2);
    }

    @Test
    void givesUpSoonWhereNothingWorks() {
        one.always(status(404, "no such page"));

        WarmUpReport report = warmUp(10, 1000, Duration.ofSeconds(10));

        assertThat(report.passed()).isFalse();
        assertThat(one.requests()).hasSize(10);
        assertThat(report.summary()).contains("after 10 requests (10 × 404), 10 failed (status 404: 'no such page')");
    }

    /** Whatever is expected: an application that only sends plain requests on to https has not been warmed up. */
    @Test
    void nothingButRedirectsIsANo() {
        expected = List.of(301);
        one.always(raw("HTTP/1.1 301 X\r\nLocation: https://shop.example.test/\r\nContent-Length: 0\r\n\r\n"));

        WarmUpReport report = warmUp(10, 1000, Duration.ofSeconds(10));

        assertThat(report.passed()).isFalse();
        assertThat(report.nodes()).extracting(NodeWarmUp::passed).containsExactly(false, true);
        assertThat(report.summary())
                .contains("green-1 p95 ", "after 10 requests (10 × 301)", "nothing but redirects came");
    }

    @Test
    void anExpectedStatusAmongOthersIsNoFailure() {
        FakeNode.Answering page = raw("HTTP/1.1 302 X\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n");
        one.next(page, ok("warm"), page);

        assertThat(warmUp(10, 10, Duration.ofSeconds(10)).nodes().get(0).failures())
                .isEqualTo(2);

        expected = List.of(302);
        one.next(page, ok("warm"), page);
        assertThat(warmUp(10, 10, Duration.ofSeconds(10)).passed()).isTrue();
    }

    @Test
    void aNodeThatDiesUnderItsFirstLoadIsFound() {
        two.health(status(503, "out of memory"));

        WarmUpReport report = warmUp(10, 1000, Duration.ofSeconds(10));

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("afterwards green-2: not healthy; the last answer to /health was");
    }

    @Test
    void endsWhenThatIsRequested() {
        one.always(silence());

        assertThatThrownBy(() -> warmUp(10, 1000, Duration.ofSeconds(10), () -> true))
                .isInstanceOf(EndedEarly.class);
    }

    @Test
    void asksThePathsInTurnAndLeavesNoConnection() {
        warmUp(10, 1000, Duration.ofSeconds(10));

        assertThat(one.requests())
                .filteredOn(lines -> lines.get(0).equals("GET /api/products HTTP/1.1"))
                .hasSize(5);
        await().until(() -> one.openConnections() + two.openConnections() == 0);
    }

    @Test
    void aClusterIsWarmedUpThroughItsEntranceAsUsersWould() {
        try (FakeNode balancer = new FakeNode()) {
            Cluster behind =
                    new Cluster("green", "green.shop.example.test.", List.of(balancer.address()), null, green.nodes());
            WarmUpSettings settings =
                    new WarmUpSettings(null, 1, Duration.ofSeconds(10), 5, null, null, null, "entrances");

            WarmUpReport report = new Verifier(
                            new VerificationSettings(
                                    URI.create("http://shop.example.test"),
                                    null,
                                    null,
                                    null,
                                    null,
                                    settings,
                                    null,
                                    null,
                                    null,
                                    null),
                            NobodyOnNode.ASKED,
                            Clock.systemUTC())
                    .warmUp(behind, node -> new Version("1.0.0"), Transcript.NONE, EarlyEnd.NEVER);

            assertThat(report.summary()).startsWith("green: warm: " + balancer.address() + " p95 ");
            assertThat(balancer.requests())
                    .hasSize(5)
                    .allSatisfy(lines -> assertThat(lines).noneMatch(line -> line.startsWith("X-Forwarded")));
            assertThat(one.requests()).isEmpty();
        }
    }

    private WarmUpReport warmUp(int window, int atMost, Duration limit) {
        return warmUp(window, atMost, limit, EarlyEnd.NEVER);
    }

    private WarmUpReport warmUp(int window, int atMost, Duration limit, EarlyEnd end) {
        WarmUpSettings settings =
                new WarmUpSettings(List.of("/", "/api/products"), null, limit, window, atMost, null, expected, null);
        URI url = URI.create("http://shop.example.test");
        return new Verifier(
                        new VerificationSettings(url, null, null, null, null, settings, null, null, null, null),
                        NobodyOnNode.ASKED,
                        Clock.systemUTC())
                .warmUp(green, node -> new Version("1.0.0"), followed::put, end);
    }
}
