package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

    private static final String TEXT =
            "release=shop-2 to=green.shop.example.test. at=2026-11-23T10:00:00.123Z ttl=60 attempt=7";

    private final Marker marker =
            new Marker(Shop.RELEASE, Instant.parse("2026-11-23T10:00:00.123Z"), Duration.ofSeconds(60), 7);

    @Test
    void isShortReadableText() {
        assertThat(marker.text(Shop.GREEN.target())).isEqualTo(TEXT);
        assertThat(Marker.parse(TEXT, Shop.GREEN.target())).contains(marker);
        assertThat(Marker.parse(TEXT + " more=later", Shop.GREEN.target())).contains(marker);
    }

    @Test
    void isVoidOnceSomeoneMovedTheCnameOn() {
        assertThat(Marker.parse(TEXT, Shop.BLUE.target())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=spf1 -all",
                "release=shop-2 to=green.shop.example.test. at=yesterday ttl=60 attempt=7",
                "release=shop-2 to=green.shop.example.test. at=2026-11-23T10:00:00Z ttl=60000000000 attempt=7",
                "release=$(id) to=green.shop.example.test. at=2026-11-23T10:00:00Z ttl=60 attempt=7"
            })
    void isNotReadIntoForeignText(String text) {
        assertThat(Marker.parse(text, Shop.GREEN.target())).isEmpty();
    }
}
