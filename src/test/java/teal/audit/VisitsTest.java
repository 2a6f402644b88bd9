package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import teal.access.AdministratorRestored;
import teal.access.TealActs;
import teal.lab.LabClock;
import teal.nodeactions.NodeMaintenance;
import teal.process.task.NotAsked;
import teal.releaseactions.RollbackRequests;

/** What is on record of the front door and of other rooms, also while the trail or the database is away. */
@ResourceLock(LabClock.OF_THE_ENGINE)
class VisitsTest {

    private final HikariDataSource source = new HikariDataSource();
    private final LabClock clock = new LabClock();

    @TempDir
    Path directory;

    private JdbcClient database;
    private AuditTrail trail;
    private Visits visits;

    @BeforeEach
    void open() throws IOException {
        source.setJdbcUrl("jdbc:h2:mem:visits");
        database = JdbcClient.create(source);
        database.sql(TrailRules.tables()).update();
        AuditTable table = new AuditTable(database, Clock.systemUTC());
        trail = new AuditTrail(
                table,
                new TrailCheck(table, new Anchor(directory.resolve("anchor"))),
                new DataSourceTransactionManager(source),
                TealActs.currentPerson());
        visits = new Visits(trail, clock);
    }

    @AfterEach
    void close() {
        clock.close();
        source.close();
    }

    private List<String> acts() {
        return trail.read(0, 100).stream()
                .map(entry -> entry.person() + " " + entry.act() + " [" + entry.subject() + "] " + entry.details())
                .toList();
    }

    @Test
    void whoComesAndGoesIsOnRecord() {
        visits.keep("otto", "SignIn", "tasklist", "from 192.0.2.1");
        visits.keepStranger("rita", "SignInFailed", "tasklist", "192.0.2.2");

        assertThat(acts())
                .containsExactly(
                        "otto SignIn [tasklist] from 192.0.2.1", "rita SignInFailed [tasklist] from 192.0.2.2");
    }

    @Test
    void manyStrangersAreSummedUpOnceTheirMinuteIsOver() {
        for (int i = 0; i < Strangers.ENTRIES_EACH + 2; i++) {
            visits.keepStranger("rita", "SignInFailed", "tasklist", "192.0.2.2");
        }
        visits.keepSum();
        assertThat(acts()).hasSize(Strangers.ENTRIES_EACH);

        clock.pass(Strangers.WINDOW);
        visits.keepSum();
        visits.keepSum();

        assertThat(acts()).hasSize(Strangers.ENTRIES_EACH + 1);
        assertThat(acts())
                .last()
                .asString()
                .startsWith("(strangers) Strangers [front door] since ")
                .contains("2 SignInFailed; from 1 addresses: 192.0.2.2 (2); names: rita (2)");
    }

    @Test
    void theFirstOfTheNextMinuteBringsTheSumOfTheLast() {
        for (int i = 0; i < Strangers.ENTRIES_EACH + 1; i++) {
            visits.keepStranger("rita", "SignInFailed", "tasklist", "192.0.2.2");
        }
        clock.pass(Strangers.WINDOW);
        visits.keepStranger("rita", "SignInFailed", "tasklist", "192.0.2.2");

        assertThat(acts().subList(3, 5))
                .satisfiesExactly(
                        sum -> assertThat(sum).startsWith("(strangers) "),
                        next -> assertThat(next).startsWith("rita SignInFailed"));
    }

    @Test
    void whatIsCountedWhenTealStopsIsNotLost() {
        for (int i = 0; i < Strangers.ENTRIES_EACH + 1; i++) {
            visits.keepStranger("rita", "SignInFailed", "tasklist", "192.0.2.2");
        }

        visits.destroy();

        assertThat(acts()).last().asString().startsWith("(strangers) ");
    }

    /** Otherwise no administrator could sign in to repair it. */
    @Test
    void aTrailWithoutItsEndKeepsNobodyOut() {
        database.sql("DELETE FROM TEAL_AUDIT_END").update();

        assertThatCode(() -> visits.keep("adam", "SignIn", "admin", "")).doesNotThrowAnyException();

        assertThat(acts()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayDoesNotChangeARefusal() {
        for (int i = 0; i < Strangers.ENTRIES_EACH + 1; i++) {
            visits.keepStranger("rita", "SignInFailed", "tasklist", "192.0.2.2");
        }
        source.close();

        assertThatCode(() -> visits.keepStranger("rita", "NotSignedIn", "tasklist", "192.0.2.2"))
                .doesNotThrowAnyException();
        clock.pass(Strangers.WINDOW);
        assertThatCode(visits::keepSum).doesNotThrowAnyException();
    }

    @Test
    void whatOtherRoomsReportIsOnRecord() {
        RecordedEvents events = new RecordedEvents(trail);

        events.rollbackRequested(new RollbackRequests.Requested("otto", "12", "users complain"));
        events.nodeActedOn(new NodeMaintenance.Acted("otto", "TakeOut", "shop", "blue-1", "a new disk"));
        events.administratorRestored(new AdministratorRestored("adam"));
        events.answerRefused(new NotAsked.Attempt("anna", "34", "only members of approvers"));

        assertThat(acts())
                .containsExactly(
                        "otto RequestRollback [release 12] users complain",
                        "otto TakeOut [node blue-1 of shop] a new disk",
                        "teal RestoreAdministrator [user adam] by the option teal.admin.restore",
                        "anna Refused [task 34] only members of approvers");
    }

    /** Teal's own acts come without a user. */
    @Test
    void anEntryOfTheEnginesLogWithoutAPersonIsNotCopied() {
        UserActions actions = new UserActions(trail, TealActs.principals());
        UserOperationLogEntryEventEntity entry = new UserOperationLogEntryEventEntity();
        entry.setEntityType("Task");
        entry.setOperationType("Complete");

        actions.handleEvents(List.of(entry));
        assertThat(acts()).isEmpty();
        entry.setUserId("anna");
        actions.handleEvents(List.of(entry));

        assertThat(acts()).containsExactly("anna Complete [Task] ");
    }
}
