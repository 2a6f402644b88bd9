package teal.board;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import teal.release.ReleaseState;

/** The engine's history of releases, written by hand. */
final class PastRows {

    static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");

    private static final String SCRIPTS = "org/camunda/bpm/engine/db/create/activiti.h2.create.";

    private final JdbcClient database;
    private int written;

    private PastRows(JdbcClient database) {
        this.database = database;
    }

    /** Creates the engine's tables by its own scripts. */
    static PastRows in(DataSource source) {
        new ResourceDatabasePopulator(
                        new ClassPathResource(SCRIPTS + "engine.sql"), new ClassPathResource(SCRIPTS + "history.sql"))
                .execute(source);
        return new PastRows(JdbcClient.create(source));
    }

    void forget() {
        for (String table : List.of("PROCINST", "ACTINST", "VARINST", "TASKINST")) {
            database.sql("DELETE FROM ACT_HI_" + table).update();
        }
    }

    /** A release that began this many minutes after {@link #BEGIN}, and took an hour. */
    void release(String id, String application, String version, int minute, ReleaseState state) {
        Instant start = BEGIN.plus(Duration.ofMinutes(minute));
        database.sql("INSERT INTO ACT_HI_PROCINST (ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_,"
                        + " START_TIME_, END_TIME_, START_USER_ID_, END_ACT_ID_)"
                        + " VALUES (?, ?, ?, 'release', 'release:1', ?, ?, 'rita', ?)")
                .params(
                        id,
                        id,
                        application + " " + version,
                        Timestamp.from(start),
                        Timestamp.from(start.plus(Duration.ofHours(1))),
                        state == ReleaseState.DELETED ? null : "End")
                .update();
        database.sql("INSERT INTO ACT_HI_ACTINST (ID_, PROC_DEF_ID_, PROC_INST_ID_, EXECUTION_ID_, ACT_ID_, ACT_NAME_,"
                        + " ACT_TYPE_, START_TIME_) VALUES (?, 'release:1', ?, ?, 'End', ?, 'noneEndEvent', ?)")
                .params(id, id, id, state.endEvent(), Timestamp.from(start))
                .update();
        variable(id, "application", application);
        variable(id, "version", version);
    }

    void set(String release, String column, @Nullable String value) {
        database.sql("UPDATE ACT_HI_PROCINST SET " + column + " = ? WHERE ID_ = ?")
                .params(value, release)
                .update();
    }

    void variable(String release, String name, String text) {
        database.sql("INSERT INTO ACT_HI_VARINST (ID_, PROC_INST_ID_, EXECUTION_ID_, NAME_, TEXT_)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params("v" + written++, release, release, name, text)
                .update();
    }

    /**
     * A question to people.
     *
     * @param by who answered it; absent if it was withdrawn
     * @param waited in seconds
     * @param ended in seconds after {@link #BEGIN}
     */
    void question(String release, String question, @Nullable String by, int waited, int ended) {
        String id = "t" + written++;
        database.sql("INSERT INTO ACT_HI_TASKINST (ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_, ASSIGNEE_, START_TIME_,"
                        + " END_TIME_, DURATION_, DELETE_REASON_) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        release,
                        release,
                        by,
                        Timestamp.from(BEGIN),
                        Timestamp.from(BEGIN.plusSeconds(ended)),
                        waited * 1000L,
                        by == null ? "deleted" : "completed")
                .update();
        database.sql("INSERT INTO ACT_HI_VARINST (ID_, PROC_INST_ID_, EXECUTION_ID_, TASK_ID_, NAME_, TEXT_)"
                        + " VALUES (?, ?, ?, ?, 'question', ?)")
                .params("v" + written++, release, release, id, question)
                .update();
    }
}
