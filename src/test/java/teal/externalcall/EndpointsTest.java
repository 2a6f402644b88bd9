package teal.externalcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.OtherSystem;
import teal.lab.StallingServer;
import teal.lab.Stalls;
import teal.release.CheckItem;
import teal.release.InvalidSetting;
import teal.release.PermanentRefusal;
import teal.release.Placeholders;
import teal.release.Secret;
import teal.release.TechnicalFailure;

class EndpointsTest {

    private static final Placeholders RELEASE =
            new Placeholders(Map.of("application", "shop", "version", "2.0.0+b7", "cluster", "green"));

    private final OtherSystem system = new OtherSystem();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void saysWhatTheInventorySaysAndTheSameKeyWithEachAttempt(@TempDir Path secrets) throws IOException {
        Path token = Files.writeString(secrets.resolve("token"), "s3cret\n");
        Endpoints endpoints = endpoints(new EndpointSettings(
                system.address() + "/purge/{version}",
                null,
                "{\"app\": \"{application}\", \"on\": \"{cluster}\", \"x\": \"{unknown}\"}",
                null,
                new Secret("file:" + token),
                null));

        CallReport report = endpoints.call("purge", RELEASE, "release-1:Task_Purge");
        endpoints.call("purge", RELEASE, "release-1:Task_Purge");

        assertThat(report.passed()).isTrue();
        assertThat(report.summary()).isEqualTo("endpoint purge answered 200");
        assertThat(system.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.uri()).isEqualTo("/purge/2.0.0%2Bb7");
            assertThat(asked.body()).isEqualTo("{\"app\": \"shop\", \"on\": \"green\", \"x\": \"{unknown}\"}");
            assertThat(asked.header("Idempotency-key")).isEqualTo("release-1:Task_Purge");
            assertThat(asked.header("Authorization")).isEqualTo("Bearer s3cret");
        });
    }

    @Test
    void aCheckReachesTheServerAndCallsNothing(@TempDir Path secrets) throws IOException {
        Path address = Files.writeString(secrets.resolve("address"), system.address() + "/purge/s3cret/{version}\n");
        Endpoints endpoints = new Endpoints(Map.of(
                "gone", new EndpointSettings("http://127.0.0.1:1/purge", null, null, null, null, null),
                "purge", new EndpointSettings("file:" + address, null, "{}", null, null, null)));

        List<CheckItem> found = endpoints.ask();

        assertThat(found).extracting(CheckItem::about).containsExactlyInAnyOrder("endpoint gone", "endpoint purge");
        assertThat(found)
                .filteredOn(CheckItem::passed)
                .singleElement()
                .satisfies(item ->
                        assertThat(item.toString()).contains("endpoint purge").doesNotContain("s3cret"));
        assertThat(system.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("OPTIONS");
            assertThat(asked.uri()).isEqualTo("/");
            assertThat(asked.body()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 409})
    void anotherAnswerIsANoThatTellsWhatItWas(int status) {
        system.answer(status, "no such cache");

        CallReport report = endpoints(to(system.address(), null)).call("purge", RELEASE, "key");

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("purge answered " + status, "no such cache");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void troubleOverThereIsTriedAgain(int status) {
        system.answer(status, "");

        assertThatThrownBy(() -> endpoints(to(system.address(), null)).call("purge", RELEASE, "key"))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("answered " + status);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        system.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[4096]);
                }
            }
        });

        CallReport report = endpoints(to(system.address(), null)).call("purge", RELEASE, "key");

        assertThat(report.output()).hasSize(Endpoints.MOST_BYTES);
    }

    @Test
    void anAnswerThatTricklesEndsByItsDeadline() {
        system.answer(exchange -> exchange.sendResponseHeaders(200, 10));

        assertThatThrownBy(() ->
                        endpoints(to(system.address(), Duration.ofMillis(300))).call("purge", RELEASE, "key"))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("no whole answer within 300 ms");
    }

    @ParameterizedTest
    @EnumSource
    void aStalledCallEndsByItsDeadline(Stalls stall) {
        try (StallingServer server = stall.start()) {
            Endpoints endpoints = endpoints(to(stall.address(server).toString(), Duration.ofMillis(300)));

            assertThatThrownBy(() -> endpoints.call("purge", RELEASE, "key"))
                    .isInstanceOf(TechnicalFailure.class)
                    .hasMessage("endpoint purge could not be called: no whole answer within 300 ms, " + stall.words());
            await().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void nobodyThereIsTriedAgain() {
        system.close();

        assertThatThrownBy(() -> endpoints(to(system.address(), null)).call("purge", RELEASE, "key"))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("purge could not be called");
    }

    @Test
    void aNameThatTheInventoryDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> endpoints(to(system.address(), null)).call("http://elsewhere", RELEASE, "key"))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("it has: purge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "file", "//x", ""})
    void anAddressThatIsNoneStopsTheStart(String address) {
        assertThatThrownBy(() -> to(address, null)).isInstanceOf(InvalidSetting.class);
    }

    private static EndpointSettings to(String address, @Nullable Duration timeout) {
        return new EndpointSettings(address, null, null, null, null, timeout);
    }

    private static Endpoints endpoints(EndpointSettings settings) {
        return new Endpoints(Map.of("purge", settings));
    }
}
