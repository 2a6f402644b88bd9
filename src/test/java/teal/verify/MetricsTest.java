package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.OtherSystem;
import teal.lab.StallingServer;
import teal.lab.Stalls;
import teal.release.CheckItem;
import teal.release.InvalidSetting;
import teal.release.PermanentRefusal;
import teal.release.Secret;
import teal.release.TechnicalFailure;

/** Answers as Prometheus gives them, over HTTP. */
class MetricsTest {

    private static final String QUERY = "sum by (node) (rate(errors{app=\"shop\"}[5m]))";

    private final OtherSystem prometheus = new OtherSystem();
    private final Metrics metrics =
            new Metrics(new MetricsSettings(URI.create(prometheus.address() + "/"), null, Duration.ofSeconds(20)));

    @AfterEach
    void close() {
        prometheus.close();
    }

    @ParameterizedTest
    @CsvSource({
        "below,     0.01, true",
        "below,     0.005, false",
        "at-most,   0.005, true",
        "at-most,   0.004, false",
        "at-least,  0.005, true",
        "at-least,  0.006, false",
        "above,     0.005, false",
        "above,     0.001, true"
    })
    void holdsTheValueToTheThreshold(String comparison, double threshold, boolean passed) {
        answer("{\"metric\": {\"node\": \"blue-1\"}, \"value\": [1, \"0.005\"]}");

        MetricReport report = metrics.check(QUERY, Comparison.of(comparison), threshold);

        assertThat(report.passed()).isEqualTo(passed);
        assertThat(report.summary()).isEqualTo("{node:blue-1} is 0.005, expected " + comparison + " " + threshold);
        assertThat(URLDecoder.decode(prometheus.asked().get(0).uri(), StandardCharsets.UTF_8))
                .isEqualTo("/api/v1/query?query=" + QUERY);
    }

    @Test
    void oneBadSeriesIsANoThatNamesIt() {
        answer("{\"metric\": {\"node\": \"blue-1\"}, \"value\": [1, \"0\"]},"
                + "{\"metric\": {\"node\": \"blue-2\"}, \"value\": [1, \"0.5\"]}");

        MetricReport report = metrics.check(QUERY, Comparison.BELOW, 0.01);

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).isEqualTo("{node:blue-2} is 0.5, expected below 0.01 (1 of 2 series are)");
    }

    @Test
    void aScalarIsOneSeries() {
        prometheus.answer(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"3\"]}}");

        assertThat(metrics.check("3", Comparison.AT_LEAST, 3).passed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aStalledQueryEndsByItsDeadline(Stalls stall) {
        try (StallingServer server = stall.start()) {
            Metrics stalled = new Metrics(new MetricsSettings(stall.address(server), null, Duration.ofMillis(300)));

            assertThatThrownBy(() -> stalled.check(QUERY, Comparison.BELOW, 0.01))
                    .isInstanceOf(TechnicalFailure.class)
                    .hasMessageEndingWith("no whole answer within 300 ms, " + stall.words());
        }
    }

    @Test
    void noDataIsNoGoodNews() {
        answer("");

        MetricReport report = metrics.check(QUERY, Comparison.BELOW, 0.01);

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).startsWith("no data for ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"below", "at-most", "at-least", "above"})
    void whatIsNoNumberIsNotGoodEither(String comparison) {
        answer("{\"metric\": {}, \"value\": [1, \"NaN\"]}");

        assertThat(metrics.check(QUERY, Comparison.of(comparison), 0).passed()).isFalse();
    }

    /** Prometheus divides by zero. */
    @ParameterizedTest
    @CsvSource({
        "+Inf, below, false",
        "Inf, at-most, false",
        "+Inf, at-least, true",
        "-Inf, above, false",
        "-Inf, at-least, false",
        "-Inf, at-most, true"
    })
    void infinityIsANumber(String value, String comparison, boolean passed) {
        answer("{\"metric\": {}, \"value\": [1, \"" + value + "\"]}");

        MetricReport report = metrics.check(QUERY, Comparison.of(comparison), 1);

        assertThat(report.passed()).isEqualTo(passed);
        assertThat(report.summary()).startsWith("value is ");
    }

    @Test
    void aQueryThatIsNoneGoesToAPersonWithTheServersReason() {
        prometheus.answer(400, "{\"status\":\"error\",\"error\":\"parse error: unclosed left parenthesis\"}");

        assertThatThrownBy(() -> metrics.check("sum(", Comparison.BELOW, 1))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("unclosed left parenthesis");
    }

    @Test
    void aQueryThatGivesNoReasonIsStillAPersonsBusiness() {
        prometheus.answer(422, "{\"status\":\"error\"}");

        assertThatThrownBy(() -> metrics.check("sum(", Comparison.BELOW, 1))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("no reason given; correct the query in the diagram");
    }

    /** A check before a release asks it, with the token that queries are sent with. */
    @Test
    void whetherTheServerAnswersIsAskedWithTheToken(@TempDir Path secrets) throws IOException {
        Path token = Files.writeString(secrets.resolve("token"), "s3cret");
        Metrics withToken = new Metrics(new MetricsSettings(
                URI.create(prometheus.address()), new Secret("file:" + token), Duration.ofSeconds(20)));
        prometheus.answer(200, "{\"status\":\"success\",\"data\":{}}");

        assertThat(withToken.ask())
                .extracting(item -> item.outcome() + " " + item.about() + " " + item.question() + " " + item.found())
                .containsExactly("PASSED metrics " + prometheus.address() + " answers queries to vector(1)");
        assertThat(prometheus.asked().get(0).header("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(prometheus.asked().get(0).uri()).isEqualTo("/api/v1/query?query=vector%281%29");

        prometheus.answer(503, "{}");
        assertThat(withToken.ask()).extracting(CheckItem::outcome).containsExactly(CheckItem.Outcome.NOT_ASKED);
    }

    @Test
    void aQueryForManyMomentsIsRefused() {
        prometheus.answer(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");

        assertThatThrownBy(() -> metrics.check("errors[5m]", Comparison.BELOW, 1))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("'matrix'");
    }

    @ParameterizedTest
    @CsvSource({"503,''", "503,{}", "200,<html>", "200,{}"})
    void troubleOverThereIsTriedAgain(int status, String body) {
        prometheus.answer(status, body);

        assertThatThrownBy(() -> metrics.check(QUERY, Comparison.BELOW, 1)).isInstanceOf(TechnicalFailure.class);
    }

    @Test
    void anAddressThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> new MetricsSettings(URI.create("prometheus:9090"), null, null))
                .isInstanceOf(InvalidSetting.class);
    }

    private void answer(String samples) {
        prometheus.answer(
                200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + samples + "]}}");
    }
}
