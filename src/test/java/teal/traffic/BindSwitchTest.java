package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.lab.dns.Bind;
import teal.lab.dns.Question;
import teal.release.PermanentRefusal;

/** The same rules, kept by a real BIND 9. */
@Tag("servers")
class BindSwitchTest extends SwitchRules {

    private Bind bind;

    @BeforeEach
    void start() {
        bind = Bind.startLoggingQueries(
                directory, Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");
    }

    @AfterEach
    void stop() {
        if (bind != null) {
            bind.close();
        }
    }

    @Test
    void looksOnceBeforeASwitchAndOnceAfterIt() throws Exception {
        List<Question> switched = asked(() -> toGreen(shop()));
        await().until(() -> shop().router().confirm(Shop.GREEN).passed());
        List<Question> confirmed = asked(() -> shop().router().confirm(Shop.GREEN));

        List<String> look = List.of("shop.example.test CNAME", "_release.shop.example.test TXT");
        assertThat(switched)
                .filteredOn(Question::signed)
                .extracting(BindSwitchTest::text)
                .containsExactlyElementsOf(
                        Stream.of(look, look).flatMap(List::stream).toList());
        // The secondary fetches the zone once it is notified, which may be at any time.
        assertThat(switched)
                .filteredOn(question -> !question.signed() && !question.isAboutTheZone())
                .isEmpty();
        assertThat(confirmed)
                .filteredOn(Question::signed)
                .extracting(BindSwitchTest::text)
                .containsExactly("example.test SOA");
        assertThat(confirmed)
                .filteredOn(question -> !question.signed())
                .extracting(BindSwitchTest::text)
                .containsExactlyInAnyOrder(
                        "shop.example.test CNAME", "example.test SOA", "shop.example.test CNAME", "example.test SOA");
    }

    private List<Question> asked(Callable<?> act) throws Exception {
        List<Question> before = bind.questions();
        act.call();
        List<Question> after = new ArrayList<>(bind.questions());
        before.forEach(after::remove);
        return after;
    }

    private static String text(Question question) {
        return question.name() + " " + question.type();
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

        assertThatThrownBy(() -> Shop.move(
                        shop().router("other.example.test."), Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next()))
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
