package teal.board;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.history.JobState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import teal.process.task.TaskName;

/** The engine's history of one release and the processes that it called, or of many releases, with one query per table. */
@Component
public class HistoryTables {

    record InstanceRow(
            String id,
            String definition,
            String process,
            @Nullable String caller,
            Instant start,
            @Nullable Instant end,
            @Nullable String endedAt,
            @Nullable String startedBy,
            ReleaseProcess name,
            String asked,
            String ownName) {}

    record ActivityRow(
            String release,
            String instance,
            String activity,
            @Nullable String name,
            String type,
            @Nullable String called,
            Instant start,
            @Nullable Instant end,
            int state,
            String definition,
            @Nullable String task) {

        /** The engine's mark for a cancelled activity. */
        private static final int CANCELLED = 2;

        boolean cancelled() {
            return state == CANCELLED;
        }
    }

    record TaskRow(
            String id,
            String instance,
            String activity,
            String activityInstance,
            @Nullable String name,
            @Nullable String assignee,
            Instant start,
            @Nullable Instant end,
            @Nullable String endedBecause) {

        /** Named by what it asks: where the release itself is shown, its name says nothing new. */
        TaskRow in(String application, String version) {
            return name == null
                    ? this
                    : new TaskRow(
                            id,
                            instance,
                            activity,
                            activityInstance,
                            TaskName.question(name, application, version),
                            assignee,
                            start,
                            end,
                            endedBecause);
        }
    }

    record DetailRow(String instance, @Nullable String activityInstance, String name, String text, Instant at) {}

    record VariableRow(String instance, @Nullable String execution, String name, String text) {}

    record FailureRow(
            String definition,
            String activity,
            String job,
            Instant at,
            @Nullable String message) {}

    private static final String INSTANCES =
            "SELECT P.ID_, P.PROC_DEF_ID_, P.PROC_DEF_KEY_, P.SUPER_PROCESS_INSTANCE_ID_, P.START_TIME_,"
                    + " P.END_TIME_, P.END_ACT_ID_, P.START_USER_ID_, " + ReleaseProcess.COLUMNS
                    + " FROM ACT_HI_PROCINST P" + ReleaseProcess.JOIN;

    private static final String ACTIVITIES =
            "SELECT PROC_INST_ID_, ACT_ID_, ACT_NAME_, ACT_TYPE_, CALL_PROC_INST_ID_, START_TIME_, END_TIME_,"
                    + " ACT_INST_STATE_, ROOT_PROC_INST_ID_, PROC_DEF_ID_, TASK_ID_ FROM ACT_HI_ACTINST";

    private static final String VARIABLES = "SELECT V.PROC_INST_ID_, V.EXECUTION_ID_, V.NAME_, V.TEXT_, B.BYTES_"
            + " FROM ACT_HI_VARINST V LEFT JOIN ACT_GE_BYTEARRAY B ON B.ID_ = V.BYTEARRAY_ID_";

    private static final String IN_TIME = " ORDER BY START_TIME_, SEQUENCE_COUNTER_";

    private final JdbcClient database;

    HistoryTables(JdbcClient database) {
        this.database = database;
    }

    /** The release to which an instance belongs: itself, or the one that called it. */
    public Optional<String> release(String instance) {
        return database.sql("SELECT R.ID_ FROM ACT_HI_PROCINST P JOIN ACT_HI_PROCINST R ON R.ID_ = P.ROOT_PROC_INST_ID_"
                        + " WHERE P.ID_ = ? AND R.SUPER_PROCESS_INSTANCE_ID_ IS NULL")
                .param(instance)
                .query(String.class)
                .optional();
    }

    /** In the order in which they started. */
    List<InstanceRow> instances(String release) {
        return database.sql(INSTANCES + " WHERE P.ROOT_PROC_INST_ID_ = ? ORDER BY P.START_TIME_, P.ID_")
                .param(release)
                .query(HistoryTables::instance)
                .list();
    }

    /** The release's own instance; empty for an instance that another one called. */
    Optional<InstanceRow> root(String release) {
        return database.sql(INSTANCES + " WHERE P.ID_ = ? AND P.SUPER_PROCESS_INSTANCE_ID_ IS NULL")
                .param(release)
                .query(HistoryTables::instance)
                .optional();
    }

    /** Instances of the newest releases, newest first. */
    List<InstanceRow> newest(int most) {
        return database.sql(INSTANCES + " WHERE P.SUPER_PROCESS_INSTANCE_ID_ IS NULL"
                        + " ORDER BY P.START_TIME_ DESC, P.ID_ LIMIT ?")
                .param(most)
                .query(HistoryTables::instance)
                .list();
    }

    private static InstanceRow instance(ResultSet row, int number) throws SQLException {
        return new InstanceRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                RunningTables.instant(row, 6),
                row.getString(7),
                row.getString(8),
                ReleaseProcess.read(row),
                row.getString("PROCESS_KEY"),
                row.getString("OWN_NAME"));
    }

    /** In the order in which they started. */
    List<ActivityRow> activities(String release) {
        return database.sql(ACTIVITIES + " WHERE ROOT_PROC_INST_ID_ = ?" + IN_TIME)
                .param(release)
                .query(HistoryTables::activity)
                .list();
    }

    /** Where releases are now, and the end events that they reached. */
    List<ActivityRow> nowAndEnds(List<String> releases) {
        return database.sql(ACTIVITIES + " WHERE ROOT_PROC_INST_ID_ IN (:ids) AND (END_TIME_ IS NULL"
                        + " OR PROC_INST_ID_ = ROOT_PROC_INST_ID_ AND ACT_TYPE_ LIKE '%EndEvent')" + IN_TIME)
                .param("ids", RunningTables.atLeastOne(releases))
                .query(HistoryTables::activity)
                .list();
    }

    private static ActivityRow activity(ResultSet row, int number) throws SQLException {
        return new ActivityRow(
                row.getString(9),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                RunningTables.instant(row, 7),
                row.getInt(8),
                row.getString(10),
                row.getString(11));
    }

    List<TaskRow> tasks(String release) {
        return database.sql(
                        "SELECT ID_, PROC_INST_ID_, TASK_DEF_KEY_, ACT_INST_ID_, NAME_, ASSIGNEE_, START_TIME_, END_TIME_,"
                                + " DELETE_REASON_ FROM ACT_HI_TASKINST WHERE ROOT_PROC_INST_ID_ = ? ORDER BY START_TIME_")
                .param(release)
                .query((row, number) -> new TaskRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant(),
                        RunningTables.instant(row, 8),
                        row.getString(9)))
                .list();
    }

    /** Answers given by people, in chronological order. */
    List<DetailRow> answers(String release) {
        return database.sql(
                        "SELECT PROC_INST_ID_, ACT_INST_ID_, NAME_, COALESCE(TEXT_, ''), TIME_ FROM ACT_HI_DETAIL"
                                + " WHERE ROOT_PROC_INST_ID_ = ? AND TYPE_ = 'VariableUpdate'"
                                + " AND NAME_ IN ('approved', 'comment', 'decision', 'reason') ORDER BY TIME_, SEQUENCE_COUNTER_")
                .param(release)
                .query((row, number) -> new DetailRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    /** Both texts and JSON, as text. */
    List<VariableRow> variables(String release) {
        return database.sql(VARIABLES + " WHERE V.ROOT_PROC_INST_ID_ = ?"
                        + " AND V.NAME_ IN ('application', 'version', 'artifact', 'requestedBy', 'requestedFor', 'plan',"
                        + " 'leftOut', 'rollBackRequest', 'failure', 'cluster', 'node', 'report')")
                .param(release)
                .query(HistoryTables::variable)
                .list();
    }

    /** Variables of the releases themselves, not of the processes that they called. */
    List<VariableRow> ownVariables(List<String> releases) {
        return database.sql(VARIABLES + " WHERE V.EXECUTION_ID_ IN (:ids) AND V.NAME_ IN ('application', 'version',"
                        + " 'requestedFor', 'plan', 'leftOut', 'rollBackRequest', 'failure')")
                .param("ids", RunningTables.atLeastOne(releases))
                .query(HistoryTables::variable)
                .list();
    }

    private static VariableRow variable(ResultSet row, int number) throws SQLException {
        byte[] bytes = row.getBytes(5);
        String text = row.getString(4);
        return new VariableRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                bytes != null ? new String(bytes, StandardCharsets.UTF_8) : text == null ? "" : text);
    }

    /** Attempts that failed for technical reasons, in chronological order. */
    List<FailureRow> failures(String release) {
        return database.sql(
                        "SELECT PROCESS_DEF_ID_, ACT_ID_, JOB_ID_, TIMESTAMP_, JOB_EXCEPTION_MSG_ FROM ACT_HI_JOB_LOG"
                                + " WHERE ROOT_PROC_INST_ID_ = ? AND JOB_STATE_ = ? ORDER BY TIMESTAMP_, SEQUENCE_COUNTER_")
                .params(release, JobState.FAILED.getStateCode())
                .query((row, number) -> new FailureRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .list();
    }
}
