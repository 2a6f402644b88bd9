package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import teal.lab.LabToken;
import teal.lab.dns.LabNameServer;
import teal.release.Cluster;
import teal.release.FencingToken;
import teal.release.PermanentRefusal;
import teal.release.ReleaseId;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;

class SwitchFaultsTest {

    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsTheRecordBackWhenTheAnswerIsLost() throws IOException {
        server.loseAnswersOfNextUpdates(1);

        SwitchReport report = switchToGreen();

        assertThat(report.passed()).isTrue();
        assertThat(report.changed()).isTrue();
        assertThat(server.changes()).hasSize(1);
    }

    @Test
    void anUpdateThatWasOvertakenOnItsWayHasNoEffect() throws IOException {
        TrafficRouter router = Shop.at(directory, server).router();
        FencingToken earlier = LabToken.next();
        server.beforeNextUpdate(() -> router.overtake(LabToken.next()));

        assertThatThrownBy(() -> Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, earlier))
                .hasMessageContaining("still points at " + Shop.BLUE.target());

        assertThat(server.changes()).isEmpty();
    }

    /** Whether or not a switch has left a marker there: it finds another note than its own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAttemptThatIsOvertakenWhileItOvertakesIsOutOfTurn(boolean switched) throws IOException {
        TrafficRouter router = Shop.at(directory, server).router();
        if (switched) {
            switchToGreen();
        }
        FencingToken earlier = LabToken.next();
        server.beforeNextUpdate(() -> router.overtake(LabToken.next()));

        assertThatThrownBy(() -> router.overtake(earlier)).isInstanceOf(StaleAttempt.class);
    }

    @Test
    void anUpdateThatOvertakesNothingIsNoted() throws IOException {
        server.refuseNextUpdates(1, Rcode.REFUSED);

        assertThatThrownBy(() -> shop().router().overtake(LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("the note next to it is unchanged");
    }

    /** No switch has left a marker there yet: the number alone has to do. */
    @Test
    void anEarlierAttemptIsOutOfTurnWhereNoReleaseHasMovedTheRecordYet() throws IOException {
        TrafficRouter router = Shop.at(directory, server).router();
        FencingToken earlier = LabToken.next();
        router.overtake(LabToken.next());

        assertThatThrownBy(() -> Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, earlier))
                .isInstanceOf(StaleAttempt.class);
        assertThatThrownBy(() -> router.overtake(earlier)).isInstanceOf(StaleAttempt.class);

        assertThat(server.changes()).isEmpty();
        assertThat(Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next())
                        .changed())
                .isTrue();
    }

    @Test
    void anUpdateThatWasOvertakenAfterAnEarlierSwitchIsOutOfTurn() throws IOException {
        TrafficRouter router = Shop.at(directory, server).router();
        switchToGreen();
        FencingToken earlier = LabToken.next();
        server.beforeNextUpdate(() -> router.overtake(LabToken.next()));

        assertThatThrownBy(() -> Shop.move(router, Shop.BLUE, Shop.GREEN, Shop.RELEASE, earlier))
                .isInstanceOf(StaleAttempt.class);

        assertThat(server.changes()).hasSize(1);
    }

    @Test
    void readsTheRecordBackWhenTheAnswerIsUnsigned() throws IOException {
        server.answerUnsigned(1);

        assertThat(switchToGreen().changed()).isTrue();
    }

    @Test
    void doesNotBelieveAnUnsignedYes() {
        server.refuseNextUpdates(1, Rcode.NOERROR);
        server.answerUnsigned(1);

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("answered NOERROR without a signature")
                .hasMessageContaining("still points at " + Shop.BLUE.target());
    }

    /** Another server behind the address answers questions: repeating may reach the right one. */
    @Test
    void aSignedYesWithoutAnEffectIsAMessageOfItsOwn() {
        server.refuseNextUpdates(1, Rcode.NOERROR);

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("answered NOERROR to the CNAME update with TSIG key 'teal.', yet it is unchanged")
                .hasMessageContaining("still points at " + Shop.BLUE.target())
                .hasMessageContaining("one server");
    }

    @Test
    void doesNotBelieveAnUnsignedAnswerToASignedQuestion() throws IOException {
        server.answerQuestionsUnsigned(1);

        assertThatThrownBy(() -> shop().router().lookup())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered NOERROR without a signature to a question with TSIG key 'teal.'")
                .hasMessageContaining("traffic.sign-queries");
    }

    @Test
    void saysThatNothingIsKnownWhenTheServerFallsSilentAfterTheUpdate() {
        server.loseAnswersOfNextUpdates(1);
        server.onChange(change -> server.pause());

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("where it points is unknown")
                .hasMessageContaining("repeating is safe")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .asString()
                        .contains("could not be asked for CNAME"));
        server.resume();

        assertThat(server.changes()).hasSize(1);
    }

    @Test
    void findsItsOwnSwitchAfterwards() throws IOException {
        server.loseAnswersOfNextUpdates(1);
        server.onChange(change -> server.pause());
        assertThatThrownBy(this::switchToGreen).isInstanceOf(TechnicalFailure.class);
        server.resume();

        SwitchReport report = switchToGreen();

        assertThat(report.passed()).isTrue();
        assertThat(report.changed()).isFalse();
        assertThat(server.changes()).hasSize(1);
    }

    @Test
    void sendsNothingWhereTheCnameIsRightAlready() throws IOException {
        server.editByHand(Shop.RECORD, Shop.GREEN.target());
        server.refuseNextUpdates(1, Rcode.REFUSED);

        assertThat(switchToGreen().passed()).isTrue();
    }

    @Test
    void givesWayToWhoeverIsFasterAndGoesElsewhere() throws IOException {
        server.beforeNextUpdate(() -> server.editByHand(Shop.RECORD, "old.example.test."));

        SwitchReport report = switchToGreen();

        assertThat(report.passed()).isFalse();
        assertThat(report.changed()).isFalse();
        assertThat(report.found()).isEqualTo("old.example.test.");
        assertThat(server.target(Shop.RECORD)).isEqualTo("old.example.test.");
    }

    @Test
    void isContentWithWhoeverIsFasterAndGoesTheSameWay() throws IOException {
        server.beforeNextUpdate(() -> server.editByHand(Shop.RECORD, Shop.GREEN.target()));

        SwitchReport report = switchToGreen();

        assertThat(report.passed()).isTrue();
        assertThat(report.changed()).isFalse();
        assertThat(server.changes()).hasSize(1);
    }

    /** Its update was built from what it saw before: the same target, but not the same state. */
    @Test
    void doesNotMoveARecordThatWasMovedThereAndBackMeanwhile() throws IOException {
        switchToGreen();
        Shop.move(shop().router(), Shop.BLUE, Shop.GREEN, Shop.RELEASE, LabToken.next());
        server.beforeNextUpdate(() -> {
            switchUnchecked(Shop.GREEN, Shop.BLUE, Shop.RELEASE);
            switchUnchecked(Shop.BLUE, Shop.GREEN, Shop.RELEASE);
        });
        int before = server.changes().size();

        assertThatThrownBy(this::switchToGreen).isInstanceOf(StaleAttempt.class);

        assertThat(server.changes()).hasSize(before + 2);
        assertThat(server.target(Shop.RECORD)).isEqualTo(Shop.BLUE.target());
    }

    @Test
    void tellsItsOwnSwitchFromAnotherReleases() throws IOException {
        server.beforeNextUpdate(() -> switchUnchecked(Shop.GREEN, Shop.BLUE, new ReleaseId("shop-3")));

        SwitchReport report = switchToGreen();

        assertThat(report.passed()).isTrue();
        assertThat(report.changed()).isFalse();
        assertThat(shop().router().lookup().marker())
                .hasValueSatisfying(marker -> assertThat(marker.release()).isEqualTo(new ReleaseId("shop-3")));
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.REFUSED, Rcode.NOTAUTH, Rcode.NOTZONE, Rcode.NOTIMP})
    void leavesToAPersonWhatRepeatingCannotMend(int rcode) {
        server.refuseNextUpdates(1, rcode);

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith(Shop.RECORD + ": " + server.address() + " answered " + Rcode.string(rcode)
                        + " to the CNAME update with TSIG key 'teal.'; it still points at " + Shop.BLUE.target()
                        + "; check that ");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void triesAgainLaterWhenTheServerFails() throws IOException {
        server.refuseNextUpdates(1, Rcode.SERVFAIL);

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("answered SERVFAIL");
        assertThat(switchToGreen().changed()).isTrue();
    }

    @Test
    void saysHowFarTheServersClockIsBehind() {
        server.skewClock(Duration.ofMinutes(-20));

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageMatching(".*answered BADTIME to .*(1199|1200|1201) s behind Teal's.*");
    }

    @Test
    void doesNotUseAKeyThatIsTooShort() throws IOException {
        TrafficRouter router = shop().router();
        Files.writeString(directory.resolve("tsig"), "c2hvcnQ=");

        assertThatThrownBy(() -> Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("5 bytes")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void repeatsWhenThePrimaryIsDown() {
        server.close();

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("primary " + server.address());
    }

    @Test
    void givesUpOnAPrimaryThatAcceptsAndSaysNothing() {
        server.pause();

        assertThatThrownBy(this::switchToGreen)
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("could not be asked for CNAME");
    }

    @Test
    void doesNotTakeAnAnswerWithoutAuthorityForThePrimarys() throws IOException {
        server.lame(true);

        assertThatThrownBy(() -> shop().router().lookup())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("without authority");
    }

    @Test
    void doesNotTakeTheServerOfAnotherZoneForThePrimary() {
        try (LabNameServer other = LabNameServer.start("other.test.", Map.of(), Shop.TTL, "teal")) {
            assertThatThrownBy(() -> shop().withPrimary(other.address())
                            .withPlainQuestions()
                            .router()
                            .lookup())
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("answered REFUSED, without authority");
        }
    }

    private void switchUnchecked(Cluster to, Cluster from, ReleaseId release) {
        try {
            Shop.move(shop().router(), to, from, release, LabToken.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SwitchReport switchToGreen() throws IOException {
        return SwitchRules.toGreen(shop());
    }

    private Shop shop() {
        return Shop.at(directory, server);
    }
}
