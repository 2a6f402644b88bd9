package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** What each update asks of the zone and changes in it, record by record (RFC 2136): a prerequisite that is left out moves users. */
class CnameUpdateTest {

    private static final String NOTE = "_release.shop.example.test.";

    @TempDir
    Path directory;

    private CnameUpdate update;

    @BeforeEach
    void readSettings() throws IOException {
        update = new CnameUpdate(
                new Shop(directory, ServerAddress.valueOf("127.0.0.1"), List.of(), List.of(), "teal", "", true)
                        .settings());
    }

    private static Lookup seen(String target, String... notes) {
        List<List<String>> all = List.of(notes).stream().map(List::of).toList();
        return new Lookup(target, Shop.TTL, 1, Optional.empty(), all);
    }

    private static List<String> demands(Message update) {
        return lines(update, Section.PREREQ);
    }

    private static List<String> changes(Message update) {
        return lines(update, Section.UPDATE);
    }

    private static List<String> lines(Message update, int section) {
        return update.getSection(section).stream()
                .map(Record::toString)
                .map(line -> line.replace("\"", "").replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static Marker marker() {
        return new Marker(Shop.RELEASE, Instant.parse("2026-11-23T10:00:00Z"), Duration.ofSeconds(60), 7);
    }

    @Test
    void aMoveDemandsTheTargetAndEachNoteThatWasSeen() {
        Message move = update.move(seen("blue.shop.example.test.", "one", "two"), "green.shop.example.test.", marker());

        assertThat(demands(move))
                .containsExactly(
                        "shop.example.test. 0 IN CNAME blue.shop.example.test.",
                        NOTE + " 0 IN TXT one",
                        NOTE + " 0 IN TXT two");
        assertThat(changes(move))
                .containsExactly(
                        "shop.example.test. 0 ANY CNAME",
                        "shop.example.test. 30 IN CNAME green.shop.example.test.",
                        NOTE + " 0 ANY TXT",
                        NOTE + " 30 IN TXT " + marker().text("green.shop.example.test."));
    }

    @Test
    void theFirstRecordDemandsThatThereIsNothing() {
        assertThat(demands(update.move(seen(""), "green.shop.example.test.", marker())))
                .containsExactly("shop.example.test. 0 NONE ANY", NOTE + " 0 NONE TXT");
    }

    @Test
    void aRemovalDemandsWhatWasSeenAndLeavesTheNumberOfItsAttempt() {
        Message removal = update.remove(seen("green.shop.example.test."), 8);

        assertThat(demands(removal))
                .containsExactly("shop.example.test. 0 IN CNAME green.shop.example.test.", NOTE + " 0 NONE TXT");
        assertThat(changes(removal))
                .containsExactly("shop.example.test. 0 ANY CNAME", NOTE + " 0 ANY TXT", NOTE + " 30 IN TXT attempt=8");
    }

    /** The check of the right to change: all that is there in every detail, and only if it still is. */
    @Test
    void whatChangesNothingDemandsWhatItAdds() {
        Name alias = Name.fromConstantString(Shop.RECORD);
        CNAMERecord record = new CNAMERecord(alias, DClass.IN, 60, Name.fromConstantString("Blue.shop.example.test."));
        TXTRecord note = new TXTRecord(Name.fromConstantString(NOTE), DClass.IN, 45, "attempt=7");

        Message withNote = update.unchanged(record, List.of(note));
        Message without = update.unchanged(record, List.of());

        assertThat(demands(withNote))
                .containsExactly("shop.example.test. 0 IN CNAME Blue.shop.example.test.", NOTE + " 0 IN TXT attempt=7");
        assertThat(changes(withNote))
                .containsExactly(
                        "shop.example.test. 60 IN CNAME Blue.shop.example.test.", NOTE + " 45 IN TXT attempt=7");
        assertThat(demands(without))
                .containsExactly("shop.example.test. 0 IN CNAME Blue.shop.example.test.", NOTE + " 0 NONE TXT");
        assertThat(changes(without))
                .containsExactly("shop.example.test. 60 IN CNAME Blue.shop.example.test.", NOTE + " 0 ANY TXT");
    }
}
