package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.dns.BindViews;
import teal.release.PermanentRefusal;

/** BIND gives another zone to those who have the key than to those who have not. */
@Tag("servers")
class BindViewsTest {

    private static final Map<String, String> BLUE = Map.of(Shop.RECORD, Shop.BLUE.target());
    private static final Map<String, String> GREEN = Map.of(Shop.RECORD, Shop.GREEN.target());

    @TempDir
    Path directory;

    private BindViews bind;

    @AfterEach
    void close() {
        bind.close();
    }

    @Test
    void thePlanSaysWhatEachIsGivenAndMovesNothing() throws IOException {
        bind = BindViews.start(directory, Shop.ZONE, BLUE, GREEN, "teal");

        assertThatThrownBy(() -> shop().router().otherView())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining(Shop.BLUE.target() + " (serial 1) with the key")
                .hasMessageContaining(Shop.GREEN.target() + " (serial 1) without it")
                .hasMessageContaining("nothing was moved")
                .hasMessageContaining("match-clients")
                .hasMessageContaining("traffic.name-servers");
        assertThat(shop().router().lookup().target()).isEqualTo(Shop.BLUE.target());
    }

    /** Both zones begin alike, so only the first switch shows that there are two. */
    @Test
    void readsTheZoneThatItsUpdatesChangeAndSaysThatUsersAreGivenAnother() throws IOException {
        bind = BindViews.start(directory, Shop.ZONE, BLUE, BLUE, "teal");

        SwitchReport there = SwitchRules.toGreen(shop());
        Confirmation confirmation = shop().router().confirm(Shop.GREEN);
        SwitchReport back = Shop.move(shop().router(), Shop.BLUE, Shop.GREEN, Shop.RELEASE, LabToken.next());

        assertThat(there.changed()).isTrue();
        assertThat(confirmation.passed()).isFalse();
        assertThat(confirmation.summary())
                .contains("Waiting does not help")
                .contains(Shop.GREEN.target() + " (serial 2) with the key")
                .contains(Shop.BLUE.target() + " (serial 1) without it");
        assertThat(back.changed()).isTrue();
        assertThat(shop().router().lookup().target()).isEqualTo(Shop.BLUE.target());
        assertThatThrownBy(() -> shop().router().otherView()).isInstanceOf(PermanentRefusal.class);
    }

    @Test
    void withPlainQuestionsAnUpdateThatChangedTheOtherViewIsNamed() throws IOException {
        bind = BindViews.start(directory, Shop.ZONE, BLUE, BLUE, "teal");
        Shop plain = shop().withPlainQuestions();

        assertThatThrownBy(() -> SwitchRules.toGreen(plain))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered NOERROR")
                .hasMessageContaining("still points at " + Shop.BLUE.target())
                .hasMessageContaining(Shop.GREEN.target() + " (serial 2) with the key");
        assertThatThrownBy(() -> SwitchRules.toGreen(plain))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("XRRSET")
                .hasMessageContaining("leave traffic.sign-queries at true");
        assertThatThrownBy(() -> plain.router().otherView())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("nothing was moved");
    }

    @Test
    void aPrimaryThatAnswersTheKeyAloneIsFineIfUsersAskOthers() throws IOException {
        bind = BindViews.hidden(directory, Shop.ZONE, BLUE, "teal");
        ServerAddress elsewhere = ServerAddress.valueOf("192.0.2.53");

        assertThat(shop().withNameServers(elsewhere).router().otherView())
                .hasValueSatisfying(note -> assertThat(note).contains("REFUSED and nothing else without it"));
        assertThat(SwitchRules.toGreen(shop()).changed()).isTrue();
        assertThatThrownBy(() -> shop().router().otherView()).isInstanceOf(PermanentRefusal.class);
    }

    @Test
    void aFrozenZoneIsAmongWhatRefusedMeans() throws Exception {
        bind = BindViews.start(directory, Shop.ZONE, BLUE, BLUE, "teal");
        bind.freeze(Shop.ZONE);

        assertThatThrownBy(() -> SwitchRules.toGreen(shop()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered REFUSED")
                .hasMessageContaining("frozen")
                .hasMessageContaining("rndc thaw example.test");
    }

    private Shop shop() {
        return new Shop(
                directory,
                bind.address(),
                List.of(bind.address()),
                List.of(),
                bind.tsigKeyName(),
                bind.tsigSecretBase64(),
                true);
    }
}
