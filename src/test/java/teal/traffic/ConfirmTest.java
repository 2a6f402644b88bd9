package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import teal.lab.LabToken;
import teal.lab.dns.LabNameServer;
import teal.release.TechnicalFailure;

class ConfirmTest {

    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksEveryNameServerAndEveryResolver() throws IOException {
        Shop shop = shop().withNameServers(
                        server.address(), server.secondary(false).address())
                .withResolvers(server.secondary(false).address());
        SwitchRules.toGreen(shop);

        Confirmation confirmation = shop.router().confirm(Shop.GREEN);

        assertThat(confirmation.passed()).isTrue();
        assertThat(confirmation.summary()).contains("all 3 servers answer " + Shop.GREEN.target());
        assertThat(confirmation.answers())
                .extracting(Answer::kind)
                .containsExactly("name server", "name server", "resolver");
        assertThat(confirmation.answers())
                .allSatisfy(answer -> assertThat(answer.ttl()).hasSeconds(30));
    }

    @Test
    void namesASecondaryThatLagsUntilItHasCaughtUp() throws IOException {
        LabNameServer secondary = server.secondary(true);
        Shop shop = shop().withNameServers(server.address(), secondary.address());
        SwitchRules.toGreen(shop);

        Confirmation before = shop.router().confirm(Shop.GREEN);
        secondary.catchUp();
        Confirmation after = shop.router().confirm(Shop.GREEN);

        assertThat(before.passed()).isFalse();
        assertThat(before.summary())
                .contains("name server " + secondary.address() + " gives " + Shop.BLUE.target()
                        + " of zone serial 1, the" + " primary has 2");
        assertThat(before.answers()).extracting(Answer::agrees).containsExactly(true, false);
        assertThat(after.passed()).isTrue();
    }

    @Test
    void doesNotBelieveASecondaryThatIsRightByChance() throws IOException {
        LabNameServer secondary = server.secondary(true);
        SwitchRules.toGreen(shop());
        Shop.move(shop().router(), Shop.BLUE, Shop.GREEN, Shop.RELEASE, LabToken.next());

        Confirmation confirmation =
                shop().withNameServers(secondary.address()).router().confirm(Shop.BLUE);

        assertThat(confirmation.passed()).isFalse();
    }

    /** Users are not given what the primary answers without the key, so waiting may help. */
    @Test
    void whereUsersAskOthersAnotherViewIsNoReasonNotToWait() throws IOException {
        try (LabNameServer other = LabNameServer.start("other.test.", Map.of(), Shop.TTL, "teal")) {
            server.answerPlainQuestionsFrom(other);

            assertThat(shop().withNameServers(ServerAddress.valueOf("127.0.0.2:1"))
                            .router()
                            .confirm(Shop.BLUE)
                            .summary())
                    .contains("name server 127.0.0.2:1 gives nothing: ")
                    .endsWith("; wait, or fix it");
        }
    }

    @Test
    void namesAResolverThatIsBehind() throws IOException {
        LabNameServer stale = server.secondary(true);
        SwitchRules.toGreen(shop());

        Confirmation confirmation =
                shop().withResolvers(stale.address()).router().confirm(Shop.GREEN);

        assertThat(confirmation.passed()).isFalse();
        assertThat(confirmation.summary()).contains("resolver " + stale.address() + " gives " + Shop.BLUE.target());
        assertThat(confirmation.answers().get(1).ttl()).isEqualTo(Shop.TTL);
    }

    @Test
    void namesServersThatAreLameSilentOrDown() throws IOException {
        LabNameServer lame = server.secondary(false);
        LabNameServer silent = server.secondary(false);
        LabNameServer down = server.secondary(false);
        lame.lame(true);
        silent.pause();
        down.close();

        Confirmation confirmation = shop().withNameServers(lame.address(), silent.address(), down.address())
                .router()
                .confirm(Shop.BLUE);

        assertThat(confirmation.passed()).isFalse();
        assertThat(confirmation.answers()).noneMatch(Answer::agrees);
        assertThat(confirmation.summary())
                .contains(lame.address() + " gives an answer without authority (NOERROR): lame")
                .contains(silent.address() + " gives nothing: ")
                .contains(down.address() + " gives nothing: ");
    }

    @Test
    void cannotConfirmWithoutThePrimary() {
        server.close();

        assertThatThrownBy(() -> shop().router().confirm(Shop.BLUE)).isInstanceOf(TechnicalFailure.class);
    }

    @Test
    void findsTheNameServersByTheZonesRecords() throws IOException {
        Name zone = Name.fromConstantString(Shop.ZONE);
        server.addRecord(new NSRecord(zone, DClass.IN, 60, Name.fromConstantString("ns2.example.test.")));
        server.addRecord(new ARecord(
                Name.fromConstantString("ns2.example.test."), DClass.IN, 60, InetAddress.getByName("192.0.2.2")));
        server.addRecord(new AAAARecord(
                Name.fromConstantString("ns2.example.test."), DClass.IN, 60, InetAddress.getByName("2001:db8::2")));
        server.addRecord(new NSRecord(zone, DClass.IN, 60, Name.fromConstantString("ns3.elsewhere.test.")));

        assertThat(nameServersOf(shop().withNameServers()))
                .containsExactlyInAnyOrder(
                        new ServerAddress("127.0.0.1", 53),
                        new ServerAddress("192.0.2.2", 53),
                        new ServerAddress("2001:db8:0:0:0:0:0:2", 53),
                        new ServerAddress("ns3.elsewhere.test", 53));
    }

    @Test
    void asksAServerOnceUnderHoweverManyNames() throws IOException {
        Name zone = Name.fromConstantString(Shop.ZONE);
        for (String host : List.of("ns2.example.test.", "ns3.example.test.")) {
            server.addRecord(new NSRecord(zone, DClass.IN, 60, Name.fromConstantString(host)));
            server.addHost(host);
        }

        assertThat(nameServersOf(shop().withNameServers())).containsExactly(new ServerAddress("127.0.0.1", 53));
    }

    /** A server that never answers must not keep Teal from stopping. */
    @Test
    void asksInThreadsThatEndWithTeal() throws IOException {
        List<Thread> asking = new CopyOnWriteArrayList<>();
        server.beforeNextPlainQuestion(() -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("dns-confirmation"))
                .forEach(asking::add));

        shop().router().confirm(Shop.BLUE);

        assertThat(asking).isNotEmpty().allMatch(Thread::isDaemon);
    }

    /** 192.0.2.0/24 and 2001:db8::/32 are for documentation: nothing answers there. */
    @Test
    void anAddressThatCannotBeReachedIsNamedWithItsHostAndTheSettingThatLeavesItOut() throws IOException {
        Name zone = Name.fromConstantString(Shop.ZONE);
        Name host = Name.fromConstantString("ns2.example.test.");
        server.addRecord(new NSRecord(zone, DClass.IN, 60, host));
        server.addRecord(new AAAARecord(host, DClass.IN, 60, InetAddress.getByName("2001:db8::2")));

        Confirmation confirmation = shop().withNameServers().router().confirm(Shop.BLUE);

        assertThat(confirmation.passed()).isFalse();
        assertThat(confirmation.summary())
                .contains("name server [2001:db8:0:0:0:0:0:2]:53 (an address of ns2.example.test, from the zone's NS"
                        + " records) gives nothing: ")
                .contains("traffic.name-servers")
                .doesNotContain("null");
    }

    @Test
    void asksTheNameServersThatTheSettingsName() throws IOException {
        ServerAddress named = ServerAddress.valueOf("192.0.2.53");

        assertThat(nameServersOf(shop().withNameServers(named))).containsExactly(named);
    }

    private static List<ServerAddress> nameServersOf(Shop shop) throws IOException {
        DnsExchange exchange = new DnsExchange(shop.settings().timeout());
        Primary primary = new Primary(shop.settings(), Clock.systemUTC(), exchange);
        return new NameServers(shop.settings(), primary, new Addresses(exchange, shop.primary()))
                .find().stream().map(NameServer::address).toList();
    }

    private Shop shop() {
        return Shop.at(directory, server);
    }
}
