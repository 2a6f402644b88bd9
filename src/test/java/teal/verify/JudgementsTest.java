package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small judgements that checks are made of, at their bounds. */
class JudgementsTest {

    private static final Instant BEGIN = Instant.EPOCH;

    private static Reply reply(int status) {
        return new Reply(status, "", Map.of(), "", "", "", Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "19, 19", "20, 19", "21, 20", "40, 38", "100, 95", "101, 96"})
    void nineteenOfTwentyTimesAreNoLongerThanTheirPercentile(int times, long percentile) {
        List<Duration> shuffled = LongStream.rangeClosed(1, times)
                .map(i -> times + 1 - i)
                .mapToObj(Duration::ofMillis)
                .toList();

        assertThat(Latencies.p95(shuffled)).isEqualTo(Duration.ofMillis(percentile));
    }

    @ParameterizedTest
    @CsvSource({"199, false", "200, true", "299, true", "300, false", "301, true", "404, false", "500, false"})
    void serviceIsTwoHundredOrWhatIsExpected(int status, boolean service) {
        assertThat(Statuses.isService(reply(status), List.of(301))).isEqualTo(service);
        assertThat(Statuses.isService(Reply.none("gone", Duration.ZERO), List.of(0)))
                .isFalse();
    }

    @Test
    void nothingButRedirectsIsOneAtLeastAndNoOther() {
        assertThat(Statuses.isNothingButRedirects(List.of())).isFalse();
        assertThat(Statuses.isNothingButRedirects(List.of(reply(301), reply(308))))
                .isTrue();
        assertThat(Statuses.isNothingButRedirects(List.of(reply(301), reply(200))))
                .isFalse();
    }

    @Test
    void statusesAreCountedInTheirOrder() {
        Map<String, Integer> counts =
                Statuses.count(List.of(reply(503), reply(200), reply(200), Reply.none("gone", Duration.ZERO)));

        assertThat(Statuses.text(counts)).isEqualTo("2 × 200, 1 × 503, 1 × no answer");
        assertThat(Statuses.sorted(Map.of("503", 1, "200", 2)).keySet()).containsExactly("200", "503");
    }

    @ParameterizedTest
    @ValueSource(ints = {299, 500, 200})
    void onlyStatusesFromThreeToFourHundredAreSet(int status) {
        assertThatThrownBy(() -> Statuses.check("expected-statuses", List.of(300, status)))
                .hasMessageContaining("statuses from 300 to 499");
        assertThat(Statuses.check("expected-statuses", List.of(300, 499))).containsExactly(300, 499);
        assertThat(Statuses.check("expected-statuses", null)).isEmpty();
    }

    @Test
    void aStreakLastsFromItsFirstGoodAnswerToTheEndOfItsLast() {
        Streak streak = new Streak();
        streak.add(false, at(0), at(1));
        assertThat(streak.count()).isZero();
        assertThat(streak.interrupted()).isFalse();
        streak.add(true, at(2), at(3));
        streak.add(true, at(4), at(6));
        assertThat(streak.count()).isEqualTo(2);
        assertThat(streak.lasted()).hasSeconds(4);
        streak.add(false, at(7), at(8));
        assertThat(streak.count()).isZero();
        assertThat(streak.lasted()).isZero();
        assertThat(streak.longest()).hasSeconds(4);
        assertThat(streak.interrupted()).isTrue();
        streak.add(true, at(9), at(10));
        assertThat(streak.count()).isEqualTo(1);
        assertThat(streak.lasted()).hasSeconds(1);
        assertThat(streak.longest()).hasSeconds(4);
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }

    @ParameterizedTest
    @CsvSource({
        "2.0.0, 2.0.0, true",
        "v2.0.0, 2.0.0, true",
        "Version 2.0.0, 2.0.0, true",
        "release-2.0.0, 2.0.0, true",
        "2.0.0+g1a2b3c, 2.0.0, true",
        "' 2.0.0 ', 2.0.0, true",
        "2.0.0-RC1, 2.0.0-rc1, true",
        "2.0.0, 2.0.1, false",
        "vx, x, false",
        "+1, 1, false",
        "+a, +b, false"
    })
    void spellingsOfAVersionAreAlike(String one, String other, boolean alike) {
        assertThat(Spelling.isAlike(one, other)).isEqualTo(alike);
    }

    @ParameterizedTest
    @CsvSource({"true, 2.0.0, true", "true, 2.0, false", "true, '', false", "false, 2.0.0, false"})
    void aNodeRunsAVersionIfItIsHealthyOnExactlyThat(boolean passed, String version, boolean runs) {
        HealthReport report = new HealthReport(
                passed,
                "",
                "blue-1",
                Optional.of(version).filter(text -> !text.isEmpty()),
                true,
                1,
                Duration.ZERO,
                Map.of());

        assertThat(report.runs("2.0.0")).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.test, https, 443",
        "http://shop.example.test, http, 80",
        "https://shop.example.test:8443, https, 8443",
        "http://shop.example.test:1, http, 1"
    })
    void probesSayWhatABalancerWould(URI url, String scheme, String port) {
        assertThat(ProbeHeaders.implied(url, "shop"))
                .isEqualTo(Map.of("X-Forwarded-Proto", scheme, "X-Forwarded-Host", "shop", "X-Forwarded-Port", port));
    }

    @Test
    void theLaterHeaderCountsAndAnEmptyOneIsNotSent() {
        assertThat(ProbeHeaders.merged(Map.of("X-One", "1", "X-Two", "2"), Map.of("x-one", "", "X-Three", "3")))
                .isEqualTo(Map.of("X-Two", "2", "X-Three", "3"));
    }

    @Test
    void aTestWithoutAnAnswerIsCountedAsThat() {
        CheckResult lost = new CheckResult("blue-1", "home", false, 0, "connection refused", Duration.ZERO, 1);
        CheckResult good = new CheckResult("blue-1", "home", true, 200, "status 200", Duration.ZERO, 1);

        assertThat(CheckResult.statuses(List.of(lost, good, lost))).isEqualTo(Map.of("200", 1, "no answer", 2));
    }

    @Test
    void aHeadersValueMayBeTakenFromTheEnvironment() {
        assertThat(ProbeHeaders.merged(Map.of("X-Path", "env:PATH", "X-Plain", "environment")))
                .isEqualTo(Map.of("X-Path", System.getenv("PATH"), "X-Plain", "environment"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /version | {"version": "2.0.0"}      | 2.0.0
            /version | {"version": 2}            | 2
            /version | {"version": null}         | none
            /version | {"version": {"major": 2}} | {"major":2}
            /version | {"version": [2, 0]}       | [2,0]
            /other   | {"version": "2.0.0"}      | none
            /version | <html>                    | none
            """)
    void aValueInABodyIsItsTextOrJson(String pointer, String body, @Nullable String found) {
        assertThat(Json.at(pointer, body)).isEqualTo(Optional.ofNullable(found));
    }

    @Test
    void aComparisonThatIsNoneIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> Comparison.of("about"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("comparison: found 'about'; allowed: below, at-most, at-least, above");
    }

    @ParameterizedTest
    @CsvSource({
        "BELOW, -1, true", "BELOW, 0, false", "BELOW, 1, false",
        "AT_MOST, -1, true", "AT_MOST, 0, true", "AT_MOST, 1, false",
        "AT_LEAST, -1, false", "AT_LEAST, 0, true", "AT_LEAST, 1, true",
        "ABOVE, -1, false", "ABOVE, 0, false", "ABOVE, 1, true"
    })
    void comparisonsIncludeTheThresholdOrNot(Comparison comparison, int above, boolean good) {
        assertThat(comparison.isGood(10 + above, 10)).isEqualTo(good);
        assertThat(comparison.isGood(Double.NaN, 10)).isFalse();
        assertThat(Comparison.of(comparison.text())).isEqualTo(comparison);
    }
}
