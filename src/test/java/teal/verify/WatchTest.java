package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.silence;
import static teal.verify.FakeNode.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import teal.release.Cluster;

class WatchTest {

    private static final Duration SLICE = Duration.ofMillis(500);

    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration limit = Duration.ofSeconds(30);

    private final FakeNode one = new FakeNode();
    private final FakeNode two = new FakeNode();

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void asksTheNodesInTurnAtASteadyPace() {
        WatchReport report = watch(List.of());

        assertThat(report.passed()).isTrue();
        assertThat(report.requests()).isEqualTo(50);
        assertThat(report.watched()).isGreaterThanOrEqualTo(SLICE);
        assertThat(report.summary()).startsWith("blue: 50 of 50 requests served, p95 ");
        assertThat(one.requests()).hasSize(25);
        assertThat(two.requests())
                .hasSize(25)
                .allSatisfy(lines -> assertThat(lines).contains("Host: shop.example.test"));
        await().until(() -> one.openConnections() + two.openConnections() == 0);
    }

    @Test
    void asksTheEntrancesWhereUsersComeThroughThem() {
        watch(List.of(two.address()));

        assertThat(one.requests()).isEmpty();
        assertThat(two.requests()).hasSize(50);
    }

    @Test
    void tooManyErrorsAreANo() {
        two.next(status(500, "oops"), status(503, "oops"));

        WatchReport report = watch(List.of());

        assertThat(report.passed()).isFalse();
        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.successShare()).isEqualTo(0.96);
        assertThat(report.summary())
                .contains("48 of 50", "; expected a share of 0.97; first failure: status 500: 'oops'");
    }

    @Test
    void aFewErrorsAreWithinTheShare() {
        two.next(status(500, "oops"), status(404, "a user's own mistake"));

        assertThat(watch(List.of()).passed()).isTrue();
    }

    @Test
    void oneHangingNodeDoesNotSlowThePaceDown() {
        requestTimeout = Duration.ofMillis(400);
        two.always(silence());

        WatchReport report = watch(List.of());

        assertThat(report.requests()).isEqualTo(50);
        assertThat(report.failures()).isGreaterThanOrEqualTo(25);
        assertThat(report.summary()).contains("first failure: no whole answer within 400 ms");
    }

    @Test
    void slowAnswersAreANo() {
        limit = Duration.ofMillis(300);
        one.always(out -> {
            Thread.sleep(320);
            ok("slow").answer(out);
        });

        WatchReport report = watch(List.of());

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("expected a p95 below 300 ms");
    }

    private WatchReport watch(List<URI> entrances) {
        Cluster blue = new Cluster(
                "blue", "blue.shop.example.test.", entrances, List.of(one.node("blue-1"), two.node("blue-2")));
        HealthSettings health = new HealthSettings(null, null, null, null, null, null, requestTimeout);
        WatchSettings watch = new WatchSettings(null, null, null, 100, 0.97, limit);
        URI url = URI.create("http://shop.example.test");
        return new Verifier(new VerificationSettings(url, health, null, null, null, watch), Clock.systemUTC())
                .watch(blue, SLICE);
    }
}
