package teal.lab.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.dns.LabNameServer.Change;

class UpdateLogTest {

    private static final String ALIAS = "shop.example.test.";
    private static final String BLUE = "blue.shop.example.test.";
    private static final String GREEN = "green.shop.example.test.";

    @Test
    void reportsWhenAnAliasBeganToPointElsewhere() {
        List<Change> changes = changes(
                line("12:00:00.100", "deleting rrset at 'shop.example.test' CNAME"),
                line("12:00:00.101", "adding an RR at 'shop.example.test' CNAME green.shop.example.test."),
                line("12:00:00.102", "adding an RR at '_release.shop.example.test' TXT \"release=1\""),
                "05-May-2026 12:00:00.200 zone example.test/IN: sending notifies (serial 2)");

        assertThat(changes)
                .containsExactly(new Change(
                        LocalDateTime.of(2026, 5, 5, 12, 0, 0, 101_000_000)
                                .atZone(ZoneId.systemDefault())
                                .toInstant(),
                        ALIAS,
                        GREEN,
                        1));
    }

    @Test
    void countsAnUpdateThatChangesNothing() {
        List<Change> changes = changes(
                line("12:00:00.101", "adding an RR at 'shop.example.test' CNAME green.shop.example.test."),
                line("12:00:01.101", "adding an RR at 'shop.example.test' CNAME green.shop.example.test."),
                line("12:00:02.101", "adding an RR at 'shop.example.test' CNAME blue.shop.example.test."));

        assertThat(changes).extracting(Change::target).containsExactly(GREEN, BLUE);
        assertThat(changes).extracting(Change::serial).containsExactly(1L, 3L);
    }

    private static List<Change> changes(String... lines) {
        return UpdateLog.changes(Stream.of(lines), Map.of(ALIAS, BLUE));
    }

    private static String line(String time, String what) {
        return "05-May-2026 " + time + " client @0x7f 127.0.0.1#40000/key teal: updating zone 'example.test/IN': "
                + what;
    }
}
