package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the trail keeps to on every database. */
abstract class TrailRules {

    @TempDir
    Path directory;

    private JdbcClient database;
    private AuditTable table;
    private Anchor anchor;
    private TrailCheck check;
    private TransactionTemplate transaction;

    /** A database with Teal's tables. */
    abstract DataSource source();

    @BeforeEach
    void begin() {
        database = JdbcClient.create(source());
        database.sql("DELETE FROM TEAL_AUDIT").update();
        database.sql("DELETE FROM TEAL_AUDIT_END").update();
        table = new AuditTable(database, Clock.systemUTC());
        anchor = new Anchor(directory.resolve("anchor"));
        check = new TrailCheck(table, anchor);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source()));
    }

    static String tables() throws IOException {
        return Files.readString(Path.of("src/main/resources/db/migration/V1__tables.sql"));
    }

    private void add(int times) {
        for (int i = 0; i < times; i++) {
            act("rita", "something");
        }
    }

    private void act(String person, String details) {
        transaction.executeWithoutResult(status ->
                PendingActs.ofTransaction(table).add(new PendingAct(person, "Do", "release 1", () -> details)));
    }

    /** Many people at once, some of whose acts fail: what has happened is recorded, once, and nothing else is. */
    @Test
    void ofManyActsAtOnceNoneIsLostAndTheChainIsIntact() throws InterruptedException, ExecutionException {
        int people = 16;
        int acts = 40;
        Set<String> done = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(people);
        Instant begin = Instant.now();
        List<Future<?>> all = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            String name = "person" + person;
            all.add(threads.submit(() -> {
                for (int i = 0; i < acts; i++) {
                    String what = name + " " + i;
                    if (i % 8 == 7) {
                        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                                    PendingActs.ofTransaction(table).add(new PendingAct(name, "Do", "", () -> what));
                                    throw new IllegalStateException("the act itself fails");
                                }))
                                .hasMessage("the act itself fails");
                    } else {
                        act(name, what);
                        done.add(what);
                    }
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        Duration took = Duration.between(begin, Instant.now());

        List<AuditEntry> entries = table.read(0, people * acts + 1);
        System.out.println(getClass().getSimpleName() + ": " + entries.size() + " acts of " + people + " people in "
                + took.toMillis() + " ms: " + entries.size() * 1000L / Math.max(1, took.toMillis()) + " a second");
        assertThat(entries.stream().map(AuditEntry::details).collect(Collectors.toSet()))
                .isEqualTo(done);
        assertThat(entries).hasSameSizeAs(done);
        assertThat(check.all().intact()).isTrue();
        assertThat(check.all().entries()).isEqualTo(done.size());
    }

    @Test
    void anActWhoseEntryCannotBeWrittenIsNotDone() {
        add(1);
        database.sql("DELETE FROM TEAL_AUDIT_END").update();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    database.sql("INSERT INTO TEAL_APPLICATION_LOCK (APPLICATION) VALUES ('shop')")
                            .update();
                    PendingActs.ofTransaction(table).add(new PendingAct("rita", "Do", "", () -> ""));
                }))
                .isInstanceOf(TrailWithoutEnd.class)
                .hasMessageContainingAll("nothing was done", "/api/audit/repair");

        assertThat(database.sql("SELECT COUNT(*) FROM TEAL_APPLICATION_LOCK")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anIntactTrailIsIntactAndTheAnchorFollowsIt() {
        add(5);
        check.follow();
        add(3);

        assertThat(check.all())
                .isEqualTo(new AuditCheck(
                        true,
                        8,
                        table.end().map(AuditTable.End::hash),
                        java.util.Optional.empty(),
                        List.of(),
                        java.util.Optional.empty()));
        assertThat(anchor.read()).get().extracting(AuditTable.End::entries).isEqualTo(5L);
        check.follow();
        assertThat(anchor.read()).isEqualTo(table.end());
    }

    @Test
    void anEntryThatWasChangedIsNamed() {
        add(5);
        for (String column : List.of("PERSON", "ACT", "SUBJECT", "DETAILS")) {
            String before = database.sql("SELECT " + column + " FROM TEAL_AUDIT WHERE ENTRY = 3")
                    .query(String.class)
                    .single();
            database.sql("UPDATE TEAL_AUDIT SET " + column + " = 'other' WHERE ENTRY = 3")
                    .update();
            assertBroken(3, "entry 3 was changed");
            database.sql("UPDATE TEAL_AUDIT SET " + column + " = ? WHERE ENTRY = 3")
                    .param(before)
                    .update();
        }
        database.sql("UPDATE TEAL_AUDIT SET HAPPENED_AT = '2026-01-01T00:00:00Z' WHERE ENTRY = 3")
                .update();
        assertBroken(3, "entry 3 was changed");
    }

    @Test
    void aHashThatWasComputedAnewBreaksTheNextEntry() {
        add(5);
        forge(3);

        assertBroken(4, "entry 4 was changed, or the one before it");
    }

    /** Somebody rewrites an entry, everything after it, and where the trail ends: only the anchor knows. */
    @Test
    void aTrailThatWasRewrittenFromAnEntryOnIsFoundByTheAnchor() {
        add(5);
        check.follow();
        for (long number = 3; number <= 5; number++) {
            forge(number);
        }

        assertBroken(5, "entry 5 is not the one that this instance has seen");
        check.followInTime();
        assertThat(anchor.read()).get().extracting(AuditTable.End::entries).isEqualTo(5L);
        add(1);
        check.followInTime();
        assertBroken(5, "entry 5 is not the one that this instance has seen");
    }

    @Test
    void entriesThatWereRemovedAreNamed() {
        add(9);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY IN (3, 4, 7)").update();

        assertBroken(3, "entries 3 to 4 are missing");
        assertThat(check.all().missing())
                .extracting(Missing::toString)
                .containsExactly("entries 3 to 4 are missing", "entry 7 is missing");
    }

    @Test
    void aTrailWhoseLastEntriesWereCutOffIsNotIntact() {
        add(5);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 3").update();
        assertBroken(4, "entries 4 to 5 are missing");

        add(1);
        assertBroken(4, "entries 4 to 5 are missing");
    }

    /** The database then looks as if nothing had ever come after. */
    @Test
    void aCutThatWasCoveredUpIsFoundByTheAnchor() {
        add(5);
        check.follow();
        AuditEntry third = table.read(2, 1).get(0);
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > 3").update();
        database.sql("UPDATE TEAL_AUDIT_END SET ENTRIES = 3, HASH = ?")
                .param(third.hash())
                .update();

        assertBroken(4, "entries 4 to 5 are missing");
        check.followInTime();
        assertBroken(4, "entries 4 to 5 are missing");
        add(4);
        check.followInTime();
        assertBroken(5, "entry 5 is not the one");
    }

    @Test
    void aTrailThatWasEmptiedIsFoundByTheAnchor() {
        add(5);
        check.follow();
        database.sql("DELETE FROM TEAL_AUDIT").update();
        database.sql("DELETE FROM TEAL_AUDIT_END").update();
        table = new AuditTable(database, Clock.systemUTC());
        check = new TrailCheck(table, anchor);

        assertBroken(1, "entries 1 to 5 are missing");
    }

    @Test
    void anEndThatIsBehindIsNotIntact() {
        add(5);
        AuditEntry third = table.read(2, 1).get(0);
        database.sql("UPDATE TEAL_AUDIT_END SET ENTRIES = 3, HASH = ?")
                .param(third.hash())
                .update();

        assertThat(check.all().intact()).isFalse();
        assertThat(check.all().problem()).get().asString().contains("TEAL_AUDIT_END", "entry 3", "last entry is 5");
        assertThatThrownBy(() -> add(1)).isInstanceOf(TrailWithoutEnd.class);
    }

    @Test
    void aStartDoesNotCoverUpAnEndThatIsMissing() {
        add(5);
        database.sql("DELETE FROM TEAL_AUDIT_END").update();
        table = new AuditTable(database, Clock.systemUTC());

        assertThat(table.end()).isEmpty();
        assertThat(new TrailCheck(table, anchor).all().problem())
                .get()
                .asString()
                .contains("TEAL_AUDIT_END");
    }

    private void assertBroken(long entry, String problem) {
        AuditCheck found = check.all();
        assertThat(found.intact()).isFalse();
        assertThat(found.firstBroken()).hasValue(entry);
        assertThat(found.problem()).get().asString().contains(problem);
        assertThat(found.lastHash()).isEmpty();
    }

    /** As somebody would who can change the database and knows how hashes are made. */
    private void forge(long number) {
        String previous = table.read(number - 2, 1).get(0).hash();
        AuditEntry entry = table.read(number - 1, 1).get(0);
        AuditEntry forged = AuditEntry.after(
                previous, number, entry.at(), new Act("otto", entry.act(), entry.subject(), entry.details()));
        database.sql("UPDATE TEAL_AUDIT SET PERSON = ?, HASH = ? WHERE ENTRY = ?")
                .params(forged.person(), forged.hash(), number)
                .update();
        database.sql("UPDATE TEAL_AUDIT_END SET HASH = ? WHERE ENTRIES = ?")
                .params(forged.hash(), number)
                .update();
    }
}
