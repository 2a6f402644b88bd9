package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import teal.lab.dns.LabNameServer;
import teal.release.PermanentRefusal;

/** Two zones behind one address, told apart by the key: which of them Teal reads, and what it says of the other. */
class ViewsTest {

    private final LabNameServer server = zone(Shop.BLUE.target());
    private final LabNameServer users = zone(Shop.BLUE.target());

    @TempDir
    Path directory;

    private static LabNameServer zone(String target) {
        return LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, target), Shop.TTL, "teal");
    }

    @AfterEach
    void close() {
        server.close();
        users.close();
    }

    private Shop shop() {
        return Shop.at(directory, server);
    }

    @Test
    void aSwitchIsReadBackWhereItWasMadeAndNotConfirmedWhereUsersAsk() throws IOException {
        server.answerPlainQuestionsFrom(users);

        assertThat(SwitchRules.toGreen(shop()).changed()).isTrue();

        assertThat(shop().router().confirm(Shop.GREEN))
                .returns(false, Confirmation::passed)
                .extracting(Confirmation::summary)
                .asString()
                .contains(
                        ". Waiting does not help: ",
                        Shop.GREEN.target() + " (serial 2) with the key",
                        Shop.BLUE.target() + " (serial 1) without it");
        assertThatThrownBy(() -> shop().router().otherView())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("nothing was moved")
                .hasMessageNotContaining("leave traffic.sign-queries at true");
    }

    @Test
    void withPlainQuestionsTheZoneThatWasChangedIsNamed() throws IOException {
        server.answerPlainQuestionsFrom(users);
        Shop plain = shop().withPlainQuestions();

        assertThatThrownBy(() -> SwitchRules.toGreen(plain))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered NOERROR")
                .hasMessageContaining("still points at " + Shop.BLUE.target());
        assertThatThrownBy(() -> SwitchRules.toGreen(plain))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("XRRSET")
                .hasMessageContaining("leave traffic.sign-queries at true");
        assertThatThrownBy(() -> plain.router().otherView())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("and leave traffic.sign-queries at true");
    }

    @Test
    void anUpdateThatIsRefusedForWhatIsThereNamesTheOtherZone() {
        users.editByHand(Shop.RECORD, Shop.GREEN.target());
        server.answerPlainQuestionsFrom(users);
        server.refuseNextUpdates(1, Rcode.NXRRSET);

        assertThatThrownBy(() -> SwitchRules.toGreen(shop()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered NXRRSET")
                .hasMessageEndingWith("use a key of the view that users are given (BIND: match-clients)");
    }

    @Test
    void aZoneThatTheKeyAloneIsGivenIsFineIfUsersAskOthers() throws IOException {
        try (LabNameServer other = LabNameServer.start("other.test.", Map.of(), Shop.TTL, "teal")) {
            server.answerPlainQuestionsFrom(other);

            assertThat(shop().withNameServers(ServerAddress.valueOf("192.0.2.53"))
                            .router()
                            .otherView())
                    .hasValueSatisfying(note -> assertThat(note)
                            .contains(
                                    Shop.BLUE.target() + " (serial 1) with the key",
                                    "REFUSED and nothing else without it"));
            assertThatThrownBy(() -> shop().router().otherView()).isInstanceOf(PermanentRefusal.class);
            // Its address is unknown, so it may be the primary
            assertThatThrownBy(() -> shop().withNameServers(ServerAddress.valueOf("nowhere.invalid"))
                            .router()
                            .otherView())
                    .isInstanceOf(PermanentRefusal.class);
        }
    }

    /** What is signed is asked before and after; serial numbers go up with each change. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, false", "2, 1, 2, true", "1, 2, 1, true", "1, 2, 2, false", "1, 2, 3, false", "1, 4, 3, true"
    })
    void aZoneThatChangesBetweenTheQuestionsIsStillOne(int before, int plain, int after, boolean differs)
            throws IOException {
        change(server, before);
        change(users, plain);
        server.answerPlainQuestionsFrom(users);
        server.beforeNextPlainQuestion(() -> change(server, after));

        assertThat(shop().withNameServers(ServerAddress.valueOf("192.0.2.53"))
                        .router()
                        .otherView())
                .matches(found -> found.isPresent() == differs);
    }

    @Test
    void aRecordThatMovesBetweenTheQuestionsIsStillOne() throws IOException {
        server.beforeNextPlainQuestion(() -> server.editByHand(Shop.RECORD, Shop.GREEN.target()));

        assertThat(shop().router().otherView()).isEmpty();
    }

    @Test
    void aNameThatOnlyOneOfThemHasMakesADifference() throws IOException {
        try (LabNameServer empty = LabNameServer.start(Shop.ZONE, Map.of(), Shop.TTL, "teal")) {
            server.answerPlainQuestionsFrom(empty);

            assertThatThrownBy(() -> shop().router().otherView())
                    .hasMessageContaining("NXDOMAIN and no CNAME (serial 1) without it");
        }
    }

    /** To the same target, until the zone has this serial number. */
    private static void change(LabNameServer server, int serial) {
        while (server.serial() < serial) {
            server.editByHand(Shop.RECORD, Shop.BLUE.target());
        }
    }
}
