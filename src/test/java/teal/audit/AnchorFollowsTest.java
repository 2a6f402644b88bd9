package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import teal.access.TealActs;

/** What an instance notices of the trail every few seconds, what it reports of it, and how a lost end is repaired by it. */
class AnchorFollowsTest {

    private final HikariDataSource source = new HikariDataSource();
    private final Logger logger = (Logger) LoggerFactory.getLogger(TrailCheck.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path directory;

    private JdbcClient database;
    private AuditTable table;
    private Anchor anchor;
    private TrailCheck check;
    private AuditTrail trail;

    @BeforeEach
    void open() throws IOException {
        source.setJdbcUrl("jdbc:h2:mem:anchor");
        database = JdbcClient.create(source);
        database.sql(TrailRules.tables()).update();
        table = new AuditTable(database, Clock.systemUTC());
        anchor = new Anchor(file());
        check = new TrailCheck(table, anchor);
        trail = new AuditTrail(table, check, new DataSourceTransactionManager(source), TealActs.currentPerson());
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        source.close();
    }

    private Path file() {
        return directory.resolve("anchor");
    }

    private void add(int times) {
        add(times, "something");
    }

    /** What is the same, down to the millisecond, has the same hash. */
    private void add(int times, String what) {
        for (int i = 0; i < times; i++) {
            trail.keep("rita", "Do", "release 1", what);
        }
    }

    private Optional<Long> seen() {
        return anchor.read().map(AuditTable.End::entries);
    }

    private List<String> reports() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void end(long entries, String hash) {
        database.sql("UPDATE TEAL_AUDIT_END SET ENTRIES = ?, HASH = ?")
                .params(entries, hash)
                .update();
    }

    private String hash(long entry) {
        return table.read(entry - 1, 1).get(0).hash();
    }

    @Test
    void itFollowsInTime() {
        add(3);

        check.followInTime();

        assertThat(seen()).hasValue(3L);
        assertThat(reports()).isEmpty();
    }

    @Test
    void whatItHasSeenIsNotWrittenAgain() throws IOException {
        add(3);
        check.follow();
        Object before = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();

        check.follow();

        assertThat(Files.readAttributes(file(), BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
    }

    /** Everything is looked at by a check that somebody asks for; every few seconds that would be too much. */
    @Test
    void itLooksAtWhatIsNewAlone() {
        add(5);
        check.follow();
        database.sql("UPDATE TEAL_AUDIT SET PERSON = 'otto' WHERE ENTRY = 2").update();
        add(1);

        check.follow();

        assertThat(seen()).hasValue(6L);
        assertThat(check.all().firstBroken()).hasValue(2L);
    }

    @Test
    void aProblemIsReportedOnceAndAgainWhenItIsAnother() {
        add(5);
        check.follow();
        String third = hash(3);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 3").update();
        end(3, third);

        check.followInTime();
        check.followInTime();
        add(2, "something else");
        check.followInTime();

        assertThat(reports())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("the audit trail is not as it was: entries 4 to 5 are missing. Look at GET"
                                        + " /api/audit/check"),
                        second -> assertThat(second).contains("entry 5 is not the one that this instance has seen"));
        assertThat(seen()).hasValue(5L);
    }

    @Test
    void anAnchorThatCannotBeReadIsReported() throws IOException {
        Files.writeString(file(), "nonsense");

        check.followInTime();

        assertThat(reports()).singleElement().asString().contains("if it is damaged, remove it");
    }

    /** Another instance has repaired it, and named what is gone. */
    @Test
    void anInstanceThatSawWhatIsGoneIsContentOnceThatIsOnRecord() {
        add(3);
        check.follow();
        String first = hash(1);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 1").update();
        end(1, first);
        add(3, "something else");
        assertThat(check.all().firstBroken()).hasValue(3L);

        Missing third = new Missing(3, 3, Optional.empty());
        table.add(List.of(Repair.act("adam", List.of(third), "entry 3 is not the one", "from a backup")));

        assertThat(check.all().intact()).isTrue();
        table.add(
                List.of(Repair.act("adam", List.of(new Missing(2, 2, Optional.empty())), "another", "from a backup")));
        assertThat(check.all().intact()).isTrue();
    }

    @Test
    void aRepairOfOtherEntriesDoesNotMakeUpForWhatWasReplaced() {
        add(3);
        check.follow();
        String first = hash(1);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 1").update();
        end(1, first);
        add(3, "something else");

        table.add(
                List.of(Repair.act("adam", List.of(new Missing(2, 2, Optional.empty())), "another", "from a backup")));

        assertThat(check.all().firstBroken()).hasValue(3L);
    }

    @Test
    void anEndThatNamesTheLastEntryWithAnotherHashIsWrongAndIsRepairedByTheEntryItself() {
        add(3);
        end(3, "1".repeat(64));
        assertThat(check.all().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("TEAL_AUDIT_END", "or another one"));

        assertThat(trail.repair("adam", "somebody changed it").intact()).isTrue();

        add(1);
        assertThat(check.all().entries()).isEqualTo(5);
    }

    @Test
    void anEndThatIsBehindIsRepairedByTheLastEntryThatThereIs() {
        add(5);
        end(3, hash(3));

        assertThat(trail.repair("adam", "from a backup").intact()).isTrue();

        assertThat(table.last().entries()).isEqualTo(6);
    }

    @Test
    void theFurthestThatAnybodyKnowsOfCountsWhereEntriesAreGone() {
        add(7);
        check.follow();
        String fifth = hash(5);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 3").update();
        end(5, fifth);

        assertThat(trail.repair("adam", "cut off").missing()).containsExactly(new Missing(4, 7, Optional.of(8L)));
    }

    @Test
    void aRepairNamesOnlyWhatNoneHasNamedBefore() {
        add(5);
        check.follow();
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 3").update();
        trail.repair("adam", "cut off");
        database.sql("DELETE FROM TEAL_AUDIT_END").update();

        trail.repair("adam", "lost once more");

        assertThat(table.read(6, 1).get(0).details()).startsWith("found: the row that says where the trail ends");
    }
}
