package teal.lab.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

class LabNameServerTest {

    private static final String SHOP = "shop.example.test.";

    private final LabNameServer server = LabNameServer.start(
            "example.test.", Map.of(SHOP, "blue.shop.example.test."), Duration.ofSeconds(60), "teal");

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersOverTcpAndUdpAndFollowsAliases(boolean tcp) throws IOException {
        Message answer = ask(SHOP, Type.A, tcp);

        assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(answer.getSection(Section.ANSWER))
                .extracting(Record::getType)
                .containsExactly(Type.CNAME, Type.A);
    }

    @Test
    void deniesMissingNamesWithATtl() throws IOException {
        Message answer = ask("nobody.example.test.", Type.A, false);

        assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(answer.getSection(Section.AUTHORITY))
                .singleElement()
                .extracting(Record::getType)
                .isEqualTo(Type.SOA);
    }

    @Test
    void knowsNothingOfOtherZones() throws IOException {
        assertThat(ask("shop.other.test.", Type.A, false).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void refusesUpdatesWithoutASignature() throws IOException {
        Update update = new Update(Name.fromConstantString("example.test."));
        update.delete(Name.fromConstantString(SHOP));

        assertThat(resolver(true).send(update).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(server.target(SHOP)).isEqualTo("blue.shop.example.test.");
    }

    @Test
    void reportsEachChangeOnceItIsVisible() {
        List<String> seen = new ArrayList<>();
        server.onChange(change -> seen.add(change.target() + " " + server.target(SHOP)));

        server.editByHand(SHOP, "green.shop.example.test.");

        assertThat(seen).containsExactly("green.shop.example.test. green.shop.example.test.");
        assertThat(server.changes()).singleElement().satisfies(change -> {
            assertThat(change.record()).isEqualTo(SHOP);
            assertThat(change.serial()).isEqualTo(2);
        });
    }

    @Test
    void hasSecondariesThatFollowOrLag() {
        LabNameServer prompt = server.secondary(false);
        LabNameServer late = server.secondary(true);

        server.editByHand(SHOP, "green.shop.example.test.");

        assertThat(prompt.target(SHOP)).isEqualTo("green.shop.example.test.");
        assertThat(late.target(SHOP)).isEqualTo("blue.shop.example.test.");
        late.catchUp();
        assertThat(late.target(SHOP)).isEqualTo("green.shop.example.test.");
        assertThat(late.serial()).isEqualTo(server.serial());
    }

    @Test
    void isSilentWhilePausedAndAnswersAgainAfterwards() throws IOException {
        server.pause();
        assertThatThrownBy(() -> ask(SHOP, Type.CNAME, false)).isInstanceOf(IOException.class);

        server.resume();
        assertThat(ask(SHOP, Type.CNAME, false).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    private Message ask(String name, int type, boolean tcp) throws IOException {
        return resolver(tcp).send(Message.newQuery(Record.newRecord(Name.fromConstantString(name), type, DClass.IN)));
    }

    private SimpleResolver resolver(boolean tcp) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server.address().host());
        resolver.setPort(server.address().port());
        resolver.setTCP(tcp);
        resolver.setTimeout(Duration.ofMillis(500));
        return resolver;
    }
}
