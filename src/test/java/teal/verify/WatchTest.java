package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.silence;
import static teal.verify.FakeNode.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.Transcript;

@Tag("waits")
class WatchTest {

    private static final Duration SLICE = Duration.ofMillis(500);

    private Duration slice = SLICE;
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration limit = Duration.ofSeconds(30);

    private int perSecond = 100;
    private double share = 0.97;

    private List<Integer> expected = List.of();
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
        assertThat(report.summary()).startsWith("blue: 50 of 50 requests served (50 × 200), p95 ");
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
        two.next(status(500, "oops"), status(500, "oops"));

        WatchReport report = watch(List.of());

        assertThat(report.passed()).isFalse();
        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.successShare()).isEqualTo(0.96);
        assertThat(report.summary())
                .contains(
                        "48 of 50 requests served (48 × 200, 2 × 500)",
                        "; expected a share of 0.97; first failure: status 500: 'oops'");
    }

    @Test
    void aFewErrorsAreWithinTheShare() {
        two.next(status(500, "oops"));

        assertThat(watch(List.of()).passed()).isTrue();
    }

    /** What users would not call service: an answer that is none, however quickly it comes. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 410, 429, 500, 503})
    void onlyWhatIsServedOrExpectedIsService(int status) {
        slice = Duration.ofMillis(100);
        two.always(status(status, "no page"));

        WatchReport report = watch(List.of());

        assertThat(report.passed()).isFalse();
        assertThat(report.statuses()).containsOnly(entry("200", 5), entry(Integer.toString(status), 5));
        if (status < 500) {
            expected = List.of(status);
            assertThat(watch(List.of()).passed()).isTrue();
        }
    }

    @Test
    void nothingButRedirectsIsANoWhateverIsExpected() {
        expected = List.of(301, 302);
        FakeNode.Answering away =
                raw("HTTP/1.1 301 X\r\nLocation: https://shop.example.test/\r\nContent-Length: 0\r\n\r\n");
        one.always(away);
        two.always(away);

        WatchReport report = watch(List.of());

        assertThat(report.passed()).isFalse();
        assertThat(report.summary())
                .contains(
                        "(50 × 301)",
                        "nothing but redirects came, the first status 301 to 'https://shop.example.test/'");
    }

    /** With 100 requests, as in a slice by default; a share is what was served of what was sent, to the last digit. */
    @ParameterizedTest
    @CsvSource({"7, 0.93, true", "8, 0.93, false", "1, 0.99, true", "2, 0.99, false", "100, 0.01, false"})
    void aShareThatIsJustReachedIsEnough(int failures, double required, boolean passed) {
        slice = Duration.ofMillis(100);
        perSecond = 1000;
        share = required;
        FakeNode.Answering[] gone = new FakeNode.Answering[failures];
        Arrays.fill(gone, status(500, "gone"));
        one.next(gone);

        WatchReport report = watch(List.of(one.address()));

        assertThat(report.failures()).isEqualTo(failures);
        assertThat(report.requests()).isEqualTo(100);
        assertThat(report.passed()).as(report.summary()).isEqualTo(passed);
    }

    /** Else a slice would be a burst, and users would wait behind it. */
    @Test
    void requestsAreSpreadOverTheWholeSlice() {
        AtomicLong last = new AtomicLong();
        one.always(out -> {
            last.accumulateAndGet(System.nanoTime(), Math::max);
            ok("page").answer(out);
        });
        long begun = System.nanoTime();

        watch(List.of(one.address()));

        assertThat(Duration.ofNanos(last.get() - begun))
                .isGreaterThan(SLICE.multipliedBy(9).dividedBy(10));
    }

    @Test
    void endsWhenThatIsRequested() {
        assertThatThrownBy(() -> watch(List.of(), () -> true)).isInstanceOf(EndedEarly.class);
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

    @Test
    void saysWhileItWatchesWhatWasServedSoFarAndForHowLongItGoesOn() {
        two.always(status(500, "oops"));
        List<Supplier<String>> sources = new CopyOnWriteArrayList<>();
        List<String> said = new CopyOnWriteArrayList<>();

        watch().run(cluster(List.of()), SLICE, SLICE.multipliedBy(6), (source, served) -> sources.add(served), () -> {
            sources.forEach(source -> said.add(source.get()));
            return false;
        });

        assertThat(said).first().isEqualTo("0 of 0 requests served so far; goes on for 2 s");
        assertThat(said)
                .allSatisfy(text -> assertThat(text).matches("\\d+ of \\d+ requests served so far; goes on for 2 s"));
        assertThat(said.stream().map(text -> text.split(" ")).filter(words -> Integer.parseInt(words[2]) >= 20))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(Integer.parseInt(words[0]))
                        .isBetween(Integer.parseInt(words[2]) / 4, Integer.parseInt(words[2]) * 3 / 4));
        assertThat(sources)
                .singleElement()
                .satisfies(source -> assertThat(source.get()).isEmpty());
    }

    private WatchReport watch(List<URI> entrances) {
        return watch(entrances, EarlyEnd.NEVER);
    }

    private WatchReport watch(List<URI> entrances, EarlyEnd end) {
        return watch().run(cluster(entrances), slice, slice, Transcript.NONE, end);
    }

    private Cluster cluster(List<URI> entrances) {
        return new Cluster(
                "blue", "blue.shop.example.test.", entrances, List.of(one.node("blue-1"), two.node("blue-2")));
    }

    private Watch watch() {
        HealthSettings health = new HealthSettings(null, null, null, null, null, requestTimeout, Duration.ZERO);
        WatchSettings watch = new WatchSettings(null, null, null, perSecond, share, limit, expected);
        VerificationSettings settings = new VerificationSettings(
                URI.create("http://shop.example.test"), health, null, null, null, null, watch, null, null, null);
        return new Watch(settings, new Probe(settings), Clock.systemUTC());
    }
}
