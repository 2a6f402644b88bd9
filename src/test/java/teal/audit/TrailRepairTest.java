package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import teal.access.NotAllowed;
import teal.access.TealActs;

/** Acts inside and outside of transactions, and what an administrator may do about a trail that lost its end. */
class TrailRepairTest {

    private static HikariDataSource source;
    private static JdbcClient database;

    @TempDir
    Path directory;

    private AuditTable table;
    private Anchor anchor;
    private TrailCheck check;
    private AuditTrail trail;
    private TransactionTemplate transaction;

    @BeforeAll
    static void open() throws IOException {
        source = new HikariDataSource();
        source.setJdbcUrl("jdbc:h2:mem:trail");
        database = JdbcClient.create(source);
        database.sql(TrailRules.tables()).update();
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @BeforeEach
    void begin() {
        database.sql("DELETE FROM TEAL_AUDIT").update();
        database.sql("DELETE FROM TEAL_AUDIT_END").update();
        anchor = new Anchor(directory.resolve("anchor"));
        start();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    private void start() {
        table = new AuditTable(database, Clock.systemUTC());
        check = new TrailCheck(table, anchor);
        trail = new AuditTrail(table, check, new DataSourceTransactionManager(source), TealActs.currentPerson());
    }

    private void add(int times) {
        for (int i = 1; i <= times; i++) {
            trail.keep("rita", "Do", "release " + i, "something");
        }
    }

    private List<String> acts() {
        return trail.read(0, 100).stream()
                .map(entry -> entry.number() + " " + entry.person() + " " + entry.act() + " " + entry.details())
                .toList();
    }

    @Test
    void anActOutsideOfATransactionIsOnRecordAtOnce() {
        trail.keep("rita", "Create", "release 1", "version = 2.0.0");

        assertThat(acts()).containsExactly("1 rita Create version = 2.0.0");
        assertThat(trail.check().intact()).isTrue();
    }

    @Test
    void anActInATransactionIsOnRecordIfAndOnlyIfItCommits() {
        transaction.executeWithoutResult(status -> {
            trail.keep("rita", "Create", "", "is undone");
            status.setRollbackOnly();
        });
        assertThat(acts()).isEmpty();

        transaction.executeWithoutResult(status -> {
            trail.keep("rita", "Create", "", "first");
            assertThat(acts()).isEmpty();
            trail.keep("rita", "Create", "", "second");
        });

        assertThat(acts()).containsExactly("1 rita Create first", "2 rita Create second");
    }

    @Test
    void detailsAreAskedForAtTheEndOfTheTransaction() {
        StringBuilder state = new StringBuilder("before");
        transaction.executeWithoutResult(status -> {
            trail.keep("rita", "Create", "", state::toString);
            state.replace(0, state.length(), "after");
        });

        assertThat(acts()).containsExactly("1 rita Create after");
    }

    @Test
    void anActThatHappensWhileEntriesAreWrittenIsOnRecordToo() {
        transaction.executeWithoutResult(status -> trail.keep("rita", "Create", "", () -> {
            trail.keep("rita", "Nested", "", "within");
            return "around";
        }));

        assertThat(acts()).containsExactlyInAnyOrder("1 rita Nested within", "2 rita Create around");
        assertThat(trail.check().intact()).isTrue();
    }

    @Test
    void auditorsReadAndCheckAndAdministratorsRepair() {
        add(1);
        for (String group : List.of("requesters", "approvers", "operators", "authors")) {
            TealActs.orSomebodyIn(group, () -> {
                assertThatThrownBy(() -> trail.read(0, 1)).isInstanceOf(NotAllowed.class);
                assertThatThrownBy(trail::check).isInstanceOf(NotAllowed.class);
                assertThatThrownBy(() -> trail.repair("x", "x")).isInstanceOf(NotAllowed.class);
            });
        }
        TealActs.orSomebodyIn("auditors", () -> {
            assertThat(trail.read(0, 1)).hasSize(1);
            assertThat(trail.check().intact()).isTrue();
            assertThatThrownBy(() -> trail.repair("x", "x")).isInstanceOf(NotAllowed.class);
        });
        TealActs.orSomebodyIn(
                "camunda-admin",
                () -> assertThatThrownBy(() -> trail.repair("x", "x"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("there is nothing to repair"));
    }

    @Test
    void aTrailWithoutItsEndGoesOnAfterARepair() {
        add(3);
        database.sql("DELETE FROM TEAL_AUDIT_END").update();
        assertThatThrownBy(() -> add(1)).isInstanceOf(TrailWithoutEnd.class);

        AuditCheck repaired = trail.repair("adam", "restored from a backup");

        assertThat(repaired.intact()).isTrue();
        assertThat(repaired.missing()).isEmpty();
        assertThat(acts())
                .last()
                .asString()
                .startsWith("4 adam RepairTrail found: the row that says where the trail ends");
        assertThat(anchor.read()).isEqualTo(table.end());
        add(1);
        assertThat(trail.check().entries()).isEqualTo(5);
    }

    @Test
    void entriesThatWereCutOffStayMissingAndTheirNumbersAreNotUsedAgain() {
        add(5);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 3").update();

        AuditCheck repaired = trail.repair("adam", "somebody cut it off");

        assertThat(repaired.intact()).isTrue();
        assertThat(repaired.missing()).containsExactly(new Missing(4, 5, Optional.of(6L)));
        assertThat(acts())
                .last()
                .asString()
                .startsWith("6 adam RepairTrail missing: 4-5; found: entries 4 to 5 are missing");
    }

    @Test
    void aCutThatWasCoveredUpIsRepairedByWhatTheAnchorKnows() {
        add(5);
        check.follow();
        AuditEntry third = table.read(2, 1).get(0);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 3").update();
        database.sql("UPDATE TEAL_AUDIT_END SET ENTRIES = 3, HASH = ?")
                .param(third.hash())
                .update();

        AuditCheck repaired = trail.repair("adam", "somebody cut it off");

        assertThat(repaired.intact()).isTrue();
        assertThat(acts()).last().asString().startsWith("6 adam RepairTrail missing: 4-5;");
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY = 2").update();
        assertThat(trail.check().problem()).contains("entry 2 is missing");
    }

    /** From an older backup, say. Which entry it was is on record, and the trail goes on. */
    @Test
    void entriesThatWereReplacedAreNamedByARepair() {
        add(3);
        check.follow();
        database.sql("DELETE FROM TEAL_AUDIT").update();
        database.sql("DELETE FROM TEAL_AUDIT_END").update();
        Path seen = directory.resolve("anchor");
        table = new AuditTable(database, Clock.systemUTC());
        trail = new AuditTrail(
                table,
                new TrailCheck(table, new Anchor(directory.resolve("none"))),
                new DataSourceTransactionManager(source),
                TealActs.currentPerson());
        add(4);
        anchor = new Anchor(seen);
        start();
        assertThat(trail.check().firstBroken()).hasValue(3L);

        AuditCheck repaired = trail.repair("adam", "from a backup");

        assertThat(repaired.problem()).isEmpty();
        assertThat(acts()).last().asString().startsWith("5 adam RepairTrail missing: 3-3;");
    }

    @Test
    void anEntryThatWasChangedIsNotRepaired() {
        add(5);
        check.follow();
        database.sql("UPDATE TEAL_AUDIT SET PERSON = 'otto' WHERE ENTRY = 5").update();

        assertThatThrownBy(() -> trail.repair("adam", "make it good again"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 5 was changed")
                .hasMessageContaining("only a lost end can be repaired");
        assertThat(table.read(0, 100)).hasSize(5);
    }

    @Test
    void aRepairNeedsAReasonOfUpToAThousandCharacters() {
        add(1);
        database.sql("DELETE FROM TEAL_AUDIT_END").update();

        assertThatThrownBy(() -> trail.repair("adam", " ")).hasMessageContaining("reason: found 1 characters");
        assertThatThrownBy(() -> trail.repair("adam", "x".repeat(1_001)))
                .hasMessageContaining("reason: found 1001 characters; allowed: 1 to 1000");
        assertThatCode(() -> trail.repair("adam", "x".repeat(1_000))).doesNotThrowAnyException();
    }

    /** Without an entry for what an instance could not see, it would wait for one for ever. */
    @Test
    void anAnchorThatIsDamagedIsReportedAndNotReplaced() throws IOException {
        add(2);
        java.nio.file.Files.writeString(directory.resolve("anchor"), "nonsense");

        check.followInTime();

        assertThat(directory.resolve("anchor")).hasContent("nonsense");
        assertThatThrownBy(trail::check).hasStackTraceContaining("if it is damaged, remove it");
    }
}
