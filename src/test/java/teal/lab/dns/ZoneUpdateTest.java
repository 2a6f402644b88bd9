package teal.lab.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** The rules in RFC 2136 §3.2 and §3.4 that a switch relies on. */
class ZoneUpdateTest {

    private static final Name ORIGIN = Name.fromConstantString("example.test.");
    private static final Name SHOP = Name.fromConstantString("shop.example.test.");
    private static final Name BLUE = Name.fromConstantString("blue.example.test.");
    private static final Name NOBODY = Name.fromConstantString("nobody.example.test.");

    private final Zone zone =
            ZoneStart.of("example.test.", Map.of("shop.example.test.", "blue.example.test."), Duration.ofSeconds(60));
    private final Update update = new Update(ORIGIN);

    @Test
    void acceptsAnUpdateWhosePrerequisitesHold() throws IOException {
        update.present(SHOP);
        update.present(SHOP, Type.CNAME);
        update.present(SHOP, Type.CNAME, "blue.example.test.");
        update.absent(NOBODY);
        update.absent(SHOP, Type.A);

        assertThat(rcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void requiresTheNameToExist() {
        update.present(NOBODY);
        assertThat(rcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void requiresTheTypeToExist() {
        update.present(SHOP, Type.A);
        assertThat(rcode()).isEqualTo(Rcode.NXRRSET);
    }

    @Test
    void requiresTheExpectedValue() throws IOException {
        update.present(SHOP, Type.CNAME, "green.example.test.");
        assertThat(rcode()).isEqualTo(Rcode.NXRRSET);
    }

    @Test
    void requiresTheWholeSetOfValues() throws IOException {
        update.present(BLUE, Type.A, "127.0.0.1");
        update.present(BLUE, Type.A, "127.0.0.2");
        assertThat(rcode()).isEqualTo(Rcode.NXRRSET);
    }

    @Test
    void requiresTheNameToBeAbsent() {
        update.absent(SHOP);
        assertThat(rcode()).isEqualTo(Rcode.YXDOMAIN);
    }

    @Test
    void requiresTheTypeToBeAbsent() {
        update.absent(SHOP, Type.CNAME);
        assertThat(rcode()).isEqualTo(Rcode.YXRRSET);
    }

    @Test
    void requiresPrerequisitesToHaveNoTtl() throws IOException {
        update.present(Record.fromString(SHOP, Type.CNAME, 1, 60, "blue.example.test.", ORIGIN));
        assertThat(rcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void refusesOtherZones() throws IOException {
        assertThat(new ZoneUpdate(zone, new Update(BLUE)).outcome().rcode()).isEqualTo(Rcode.NOTAUTH);

        update.add(Name.fromConstantString("shop.other.test."), Type.A, 60, "127.0.0.1");
        assertThat(rcode()).isEqualTo(Rcode.NOTZONE);
    }

    @Test
    void changesNothingIfAPrerequisiteFails() throws IOException {
        update.absent(SHOP);
        update.replace(SHOP, Type.CNAME, 60, "green.example.test.");
        assertThat(after()).isSameAs(zone);
    }

    @Test
    void replacesARecordAndRaisesTheSerialOnce() throws IOException {
        update.replace(SHOP, Type.CNAME, 30, "green.example.test.");
        update.replace(NOBODY, Type.TXT, 30, "text");

        assertThat(after().target(SHOP)).contains("green.example.test.");
        assertThat(after().at(SHOP)).hasSize(1);
        assertThat(after().serial()).isEqualTo(zone.serial() + 1);
    }

    @Test
    void keepsTheSerialIfNothingChanges() throws IOException {
        update.replace(SHOP, Type.CNAME, 60, "blue.example.test.");
        assertThat(after().serial()).isEqualTo(zone.serial());
    }

    @Test
    void silentlyIgnoresACnameNextToOtherTypes() throws IOException {
        update.add(BLUE, Type.CNAME, 60, "green.example.test.");
        update.add(SHOP, Type.TXT, 60, "text");

        assertThat(rcode()).isEqualTo(Rcode.NOERROR);
        assertThat(after()).isSameAs(zone);
    }

    @Test
    void doesNotDeleteTheApex() {
        update.delete(ORIGIN);
        assertThat(after()).isSameAs(zone);
    }

    private int rcode() {
        return new ZoneUpdate(zone, update).outcome().rcode();
    }

    private Zone after() {
        return new ZoneUpdate(zone, update).outcome().zone();
    }
}
