package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.release.CheckItem;
import teal.release.FencingToken;
import teal.release.PermanentRefusal;
import teal.release.StaleAttempt;

/** What a switch does, whoever wrote the name server. */
abstract class SwitchRules {

    private static final String ELSEWHERE = "old.shop.example.test.";

    @TempDir
    Path directory;

    abstract Shop shop();

    abstract void editByHand(String target);

    @Test
    void movesTheCnameAndLeavesANote() throws IOException {
        Instant before = Instant.now();

        SwitchReport report = toGreen(shop());

        Lookup found = shop().router().lookup();
        assertThat(report.passed()).isTrue();
        assertThat(report.changed()).isTrue();
        assertThat(report.cachesExpireAt()).isAfterOrEqualTo(before.plus(Shop.TTL));
        assertThat(found.target()).isEqualTo(Shop.GREEN.target());
        assertThat(found.ttl()).hasSeconds(30);
        assertThat(found.marker()).hasValueSatisfying(marker -> {
            assertThat(marker.release()).isEqualTo(Shop.RELEASE);
            assertThat(marker.oldTtl()).isEqualTo(Shop.TTL);
            assertThat(marker.switchedAt()).isBetween(before.minusMillis(1), Instant.now());
            assertThat(report.switchedAt()).contains(marker.switchedAt());
        });
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        SwitchReport first = toGreen(shop());
        long serial = shop().serial();

        SwitchReport second = toGreen(shop());

        assertThat(second.passed()).isTrue();
        assertThat(second.changed()).isFalse();
        assertThat(second.switchedAt()).isEqualTo(first.switchedAt());
        assertThat(shop().serial()).isEqualTo(serial);
    }

    @Test
    void goesThereAndBack() throws IOException {
        toGreen(shop());

        SwitchReport back = Shop.move(shop().router(), Shop.BLUE, Shop.GREEN, Shop.RELEASE, LabToken.next());

        assertThat(back.changed()).isTrue();
        assertThat(shop().router().lookup().target()).isEqualTo(Shop.BLUE.target());
    }

    @Test
    void leavesTheCnameAloneWhenSomeoneElseMovedIt() throws IOException {
        editByHand(ELSEWHERE);

        SwitchReport report = toGreen(shop());

        assertThat(report.passed()).isFalse();
        assertThat(report.found()).isEqualTo(ELSEWHERE);
        assertThat(report.summary()).contains(ELSEWHERE, Shop.BLUE.target(), Shop.GREEN.target());
        assertThat(shop().router().lookup().target()).isEqualTo(ELSEWHERE);
    }

    @Test
    void aCheckFindsAllInOrderAndChangesNothing() throws IOException {
        assertThatACheckPassesAndChangesNothing();
        toGreen(shop());

        // With a marker next to the record
        await().untilAsserted(this::assertThatACheckPassesAndChangesNothing);
    }

    private void assertThatACheckPassesAndChangesNothing() throws IOException {
        Lookup before = shop().router().lookup();
        assertThat(check(shop(), Clock.systemUTC())).allMatch(CheckItem::passed);
        assertThat(shop().router().lookup()).isEqualTo(before);
    }

    @Test
    void aCheckSaysWhatIsWrong() throws IOException {
        assertThat(check(shop().withSecret(Base64.getEncoder().encodeToString(new byte[32])), Clock.systemUTC()))
                .anySatisfy(item -> assertFailed(item, "key known", "BADSIG", "secret"))
                .anySatisfy(item -> assertThat(item.outcome()).isEqualTo(CheckItem.Outcome.NOT_ASKED));
        assertThat(check(shop(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10))))
                .anySatisfy(item -> assertFailed(item, "clock", "BADTIME", "ahead of Teal's"));
        editByHand(ELSEWHERE);
        assertThat(check(shop(), Clock.systemUTC()))
                .anySatisfy(item -> assertFailed(item, "cluster", ELSEWHERE, Shop.GREEN.target()));
        assertThat(check(shop().withPrimary(new ServerAddress("127.0.0.1", 1)), Clock.systemUTC()))
                .anySatisfy(item -> assertFailed(item, "reachable", "no answer", "traffic.primary"))
                .filteredOn(item -> !item.question().equals("reachable"))
                .hasSizeGreaterThan(5)
                .allMatch(item -> item.outcome() == CheckItem.Outcome.NOT_ASKED);
    }

    private static List<CheckItem> check(Shop shop, Clock clock) throws IOException {
        return new TrafficCheck(shop.settings(), clock).ask(List.of(Shop.BLUE, Shop.GREEN));
    }

    private static void assertFailed(CheckItem item, String question, String found, String advice) {
        assertThat(item.outcome()).isEqualTo(CheckItem.Outcome.FAILED);
        assertThat(item.question()).isEqualTo(question);
        assertThat(item.found()).contains(found);
        assertThat(item.advice()).contains(advice);
    }

    @Test
    void letsTheServerRefuseAnUpdateThatIsOutOfDate() throws IOException {
        TrafficSettings settings = shop().settings();
        Marker marker = new Marker(Shop.RELEASE, Instant.now(), Shop.TTL, 1);

        SignedAnswer answer = new DnsExchange(settings.timeout())
                .update(
                        settings.primary(),
                        new CnameUpdate(settings)
                                .move(
                                        new Lookup(ELSEWHERE, Shop.TTL, Optional.empty(), List.of()),
                                        Shop.GREEN.target(),
                                        marker),
                        settings.tsig().open(Clock.systemUTC()));

        assertThat(answer.code()).isEqualTo("NXRRSET");
        assertThat(answer.text()).isEqualTo("answered NXRRSET");
        assertThat(shop().router().lookup().target()).isEqualTo(Shop.BLUE.target());
    }

    @Test
    void movesOnceWhenManySwitchAtOnce() throws IOException {
        TrafficRouter router = shop().router();
        long serial = shop().serial();
        FencingToken token = LabToken.next();

        List<CompletableFuture<SwitchReport>> underWay = IntStream.range(0, 8)
                .mapToObj(each -> CompletableFuture.supplyAsync(
                        () -> Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, token)))
                .toList();
        List<SwitchReport> reports =
                underWay.stream().map(CompletableFuture::join).toList();

        assertThat(reports).allMatch(SwitchReport::passed);
        assertThat(shop().serial()).isEqualTo(serial + 1);
        assertThat(reports).filteredOn(SwitchReport::changed).isNotEmpty();
    }

    @Test
    void refusesAnEarlierAttemptOnceALaterOneMovedIt() throws IOException {
        TrafficRouter router = shop().router();
        FencingToken earlier = LabToken.next();
        Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next());

        assertThatThrownBy(() -> Shop.move(router, Shop.BLUE, Shop.GREEN, Shop.RELEASE, earlier))
                .isInstanceOf(StaleAttempt.class)
                .hasMessageContaining("comes after attempt");
        assertThat(router.lookup().target()).isEqualTo(Shop.GREEN.target());
    }

    @Test
    void overtakingLeavesTheRecordAsItIsAndRefusesEarlierAttempts() throws IOException {
        TrafficRouter router = shop().router();
        Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next());
        Lookup before = router.lookup();
        FencingToken earlier = LabToken.next();
        FencingToken later = LabToken.next();

        Lookup after = router.overtake(later);

        assertThat(after.target()).isEqualTo(Shop.GREEN.target());
        assertThat(after.marker().map(marker -> marker.at(0)))
                .isEqualTo(before.marker().map(marker -> marker.at(0)));
        assertThatThrownBy(() -> Shop.move(router, Shop.BLUE, Shop.GREEN, Shop.RELEASE, earlier))
                .isInstanceOf(StaleAttempt.class);
        assertThat(Shop.move(router, Shop.BLUE, Shop.GREEN, Shop.RELEASE, later).changed())
                .isTrue();
    }

    @Test
    void namesAWrongKey() {
        assertRefused(shop().withKeyName("other."), "BADKEY", "'other.'", "hmac-sha256");
    }

    @Test
    void namesAWrongSecret() {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);

        assertRefused(shop().withSecret(secret), "BADSIG", "secret");
    }

    @Test
    void saysHowFarTheClocksAreApart() throws IOException {
        TrafficRouter late = shop().router(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));

        assertThatThrownBy(() -> Shop.move(late, Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered BADTIME to")
                .hasMessageMatching(".*(599|600|601) s ahead of Teal's.*");
    }

    @Test
    void confirmsOnceAllServersHaveIt() throws IOException {
        TrafficRouter router = shop().router();
        Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next());

        await().until(() -> router.confirm(Shop.GREEN).passed());

        Confirmation confirmation = router.confirm(Shop.GREEN);
        assertThat(confirmation.answers()).hasSize(2).allMatch(Answer::agrees);
        assertThat(router.confirm(Shop.BLUE).passed()).isFalse();
    }

    @Test
    void refusesANameThatHasOtherRecords() throws IOException {
        assertThatThrownBy(() -> shop().router("blue.shop.example.test.").lookup())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("other records");
    }

    @Test
    void refusesANameThatIsNotThere() throws IOException {
        assertThatThrownBy(() -> shop().router("shoop.example.test.").lookup())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("no such name");
    }

    @Test
    void answersSignedAndPlainQuestionsAlike() throws IOException {
        assertThat(shop().router().otherView()).isEmpty();
        assertThat(shop().withPlainQuestions().router().otherView()).isEmpty();
        assertThat(toGreen(shop().withPlainQuestions()).changed()).isTrue();
    }

    @Test
    void looksAddressesUp() throws IOException {
        assertThat(shop().router().addresses(Shop.RECORD)).containsExactly(InetAddress.getByName("127.0.0.1"));
    }

    static SwitchReport toGreen(Shop shop) throws IOException {
        return Shop.move(shop.router(), Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next());
    }

    /** By the question already; and with plain questions, by the update. */
    private static void assertRefused(Shop shop, String... words) {
        assertThatThrownBy(() -> toGreen(shop))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContainingAll(words)
                .hasMessageContainingAll(Shop.RECORD, shop.primary().toString(), "to a question with TSIG key");
        assertThatThrownBy(() -> toGreen(shop.withPlainQuestions()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContainingAll(words)
                .hasMessageContainingAll(Shop.RECORD, shop.primary().toString(), "still points at");
    }
}
