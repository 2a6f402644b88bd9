package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import teal.lab.LabToken;
import teal.lab.dns.LabNameServer;
import teal.release.FencingToken;
import teal.release.PermanentRefusal;
import teal.release.StaleAttempt;

/** The record that a first release creates, and that its roll-back removes again. */
class FirstRecordTest {

    private final LabNameServer server = LabNameServer.start(Shop.ZONE, Map.of(), Shop.TTL, "teal");

    @TempDir
    Path directory;

    private TrafficRouter router;

    @BeforeEach
    void open() throws IOException {
        router = Shop.at(directory, server).creatingRouter();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SwitchReport create() {
        return Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next());
    }

    @Test
    void isCreatedOnce() {
        assertThat(router.lookup().exists()).isFalse();

        SwitchReport created = create();
        SwitchReport again = create();

        assertThat(created.passed() && created.changed()).isTrue();
        assertThat(created.summary()).contains("now points at green");
        assertThat(again.passed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(again.summary()).contains("already points at green");
        assertThat(router.lookup().target()).isEqualTo(Shop.GREEN.target());
    }

    /** After the plan had found none. */
    @Test
    void isLeftAloneWhereSomebodyElseHasCreatedIt() throws IOException {
        Name elsewhere = Name.fromConstantString("old-shop.example.test.");
        server.addRecord(new CNAMERecord(Name.fromConstantString(Shop.RECORD), DClass.IN, 60, elsewhere));

        SwitchReport refused = create();

        assertThat(refused.passed()).isFalse();
        assertThat(refused.summary()).contains("old-shop.example.test.");
        assertThat(router.lookup().target()).isEqualTo(elsewhere.toString());
    }

    @Test
    void isRemovedOnce() {
        create();
        Instant before = Instant.now();

        SwitchReport removed = router.remove(LabToken.next());
        long serial = server.serial();
        SwitchReport again = router.remove(LabToken.next());

        assertThat(removed.passed() && removed.changed()).isTrue();
        assertThat(removed.summary()).contains("was removed: no users come");
        // Caches may hold it for its time to live, and those that looked before it was there, for the zone's
        assertThat(removed.cachesExpireAt()).isAfterOrEqualTo(before.plus(Duration.ofSeconds(30)));
        assertThat(again.passed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(again.summary()).contains("is not there: no users come");
        assertThat(server.serial()).isEqualTo(serial);
        assertThat(router.lookup().exists()).isFalse();
    }

    @Test
    void isGoneOnceNoServerHasIt() throws IOException {
        LabNameServer secondary = server.secondary(false);
        TrafficRouter asking = Shop.at(directory, server)
                .withNameServers(server.address(), secondary.address())
                .creatingRouter();
        create();
        assertThat(asking.confirmGone().passed()).isFalse();
        assertThat(asking.confirm(Shop.GREEN).passed()).isTrue();
        secondary.lag();

        router.remove(LabToken.next());

        assertThat(asking.confirmGone().passed()).isFalse();
        assertThat(asking.confirmGone().summary())
                .contains("not everywhere no CNAME yet", secondary.address().toString());
        secondary.catchUp();
        assertThat(asking.confirmGone().passed()).isTrue();
        assertThat(asking.confirmGone().summary()).contains("all 2 servers answer no CNAME");
        assertThat(asking.confirm(Shop.GREEN).passed()).isFalse();
        assertThat(asking.confirm(Shop.GREEN).summary()).contains("gives no CNAME (NOERROR)");
    }

    @Test
    void anEarlierAttemptNeitherRemovesNorCreatesIt() {
        FencingToken earlier = LabToken.next();
        create();
        assertThatThrownBy(() -> router.remove(earlier))
                .isInstanceOf(StaleAttempt.class)
                .hasMessageContaining("comes after attempt");
        assertThat(router.lookup().exists()).isTrue();
        router.remove(LabToken.next());

        assertThatThrownBy(() -> Shop.move(router, Shop.GREEN, Shop.BLUE, Shop.RELEASE, earlier))
                .isInstanceOf(StaleAttempt.class);
        assertThat(router.lookup().exists()).isFalse();
    }

    /** Between its look and its update. */
    @Test
    void anAttemptThatWasOvertakenOnItsWayRemovesNothing() {
        create();
        FencingToken earlier = LabToken.next();
        server.beforeNextUpdate(() -> router.overtake(LabToken.next()));

        assertThatThrownBy(() -> router.remove(earlier)).isInstanceOf(StaleAttempt.class);

        assertThat(router.lookup().exists()).isTrue();
    }

    @Test
    void aServerThatRefusesTheRemovalIsNamed() {
        create();
        server.refuseNextUpdates(1, Rcode.REFUSED);

        assertThatThrownBy(() -> router.remove(LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered REFUSED")
                .hasMessageContaining("still points at " + Shop.GREEN.target());
    }

    @Test
    void aServerThatRefusesTheCreationIsNamed() {
        server.refuseNextUpdates(1, Rcode.REFUSED);

        assertThatThrownBy(this::create)
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("there is still no such record");
    }

    @Test
    void isNotCreatedNextToOtherRecordsNorWithoutTheRight() throws IOException {
        assertThatThrownBy(() -> Shop.at(directory, server).router().lookup())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("traffic.create");
        server.addRecord(
                new ARecord(Name.fromConstantString(Shop.RECORD), DClass.IN, 60, InetAddress.getByName("192.0.2.1")));

        assertThatThrownBy(this::create)
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("other records there");
    }
}
