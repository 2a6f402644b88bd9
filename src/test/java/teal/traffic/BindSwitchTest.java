package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.lab.dns.Bind;
import teal.release.PermanentRefusal;

/** The same rules, kept by a real BIND 9. */
@Tag("servers")
class BindSwitchTest extends SwitchRules {

    private Bind bind;

    @BeforeEach
    void start() {
        bind = Bind.start(directory, Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");
    }

    @AfterEach
    void stop() {
        if (bind != null) {
            bind.close();
        }
    }

    @Test
    void namesASecondaryThatIsDown() throws IOException {
        toGreen(shop());
        bind.stopSecondary();

        Confirmation confirmation = shop().router().confirm(Shop.GREEN);

        assertThat(confirmation.passed()).isFalse();
        assertThat(confirmation.summary()).contains("name server " + bind.secondary() + " gives nothing");
    }

    @Test
    void namesTheRightThatTheKeyDoesNotHave() throws IOException {
        assertThat(new TrafficCheck(shop().withKeyName(Bind.READER).settings(), Clock.systemUTC())
                        .ask(List.of(Shop.BLUE, Shop.GREEN)))
                .filteredOn(item -> !item.passed())
                .singleElement()
                .satisfies(item -> assertThat(item.advice()).contains("update-policy"));
        bind.editByHand("other.example.test.", Shop.BLUE.target());

        assertThatThrownBy(() -> shop().router("other.example.test.")
                        .switchTo(Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered REFUSED to the CNAME update with TSIG key 'teal.'")
                .hasMessageContaining("update-policy");
    }

    @Test
    void namesAServerThatIsNotThePrimary() {
        Shop wrong = shop().withPrimary(bind.secondary());

        assertThatThrownBy(() -> toGreen(wrong))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("primary");
    }

    @Override
    Shop shop() {
        return new Shop(
                directory,
                bind.primary(),
                List.of(bind.primary(), bind.secondary()),
                List.of(),
                bind.tsigKeyName(),
                bind.tsigSecretBase64(),
                true);
    }

    @Override
    void editByHand(String target) {
        bind.editByHand(Shop.RECORD, target);
    }
}
