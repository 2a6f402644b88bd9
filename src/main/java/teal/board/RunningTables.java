package teal.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's tables of running instances, with one query per table, for all releases or for some. */
@Component
class RunningTables {

    record ExecutionRow(
            String id,
            String release,
            String instance,
            @Nullable String parent,
            @Nullable String definition,
            @Nullable String activity,
            @Nullable String caller) {}

    record VariableRow(String execution, String name, String text) {}

    record JobRow(
            String id,
            String release,
            String execution,
            String definition,
            String activity,
            String kind,
            int retries,
            @Nullable Instant due,
            Instant created,
            @Nullable String trouble) {

        /** Jobs that move a release forward; all others are timers, reminders and time limits. */
        private static final String STEP = "async-continuation";

        /**
         * A multi-instance activity has a job around it that the diagram does not show; it is of interest only if it fails.
         */
        boolean isStep() {
            return kind.equals(STEP) && (!activity.endsWith("#multiInstanceBody") || trouble != null);
        }
    }

    record TaskRow(
            String id,
            String release,
            String execution,
            String definition,
            String activity,
            @Nullable String name,
            Instant created,
            @Nullable String assignee,
            @Nullable String group) {}

    record EventRow(String execution, String type, @Nullable String name, Instant since) {}

    record StartRow(String release, Instant at, @Nullable String by, ReleaseProcess process) {}

    record AttemptRow(String job, int count, Instant began, boolean open) {}

    record TroubleRow(String release, String message) {}

    /** A process instance that no other process called is a release. */
    private static final String RELEASES =
            "SELECT R.ID_ FROM ACT_RU_EXECUTION R WHERE R.PARENT_ID_ IS NULL" + " AND R.SUPER_EXEC_ IS NULL";

    /** Only an instance's root execution knows the release that called it. */
    private static final String INSTANCE = " JOIN ACT_RU_EXECUTION I ON I.ID_ = E.PROC_INST_ID_";

    private final JdbcClient database;

    RunningTables(JdbcClient database) {
        this.database = database;
    }

    List<ExecutionRow> executions(Optional<List<String>> releases) {
        return ask(
                "SELECT E.ID_, I.ROOT_PROC_INST_ID_, E.PROC_INST_ID_, E.PARENT_ID_, E.PROC_DEF_ID_, E.ACT_ID_, E.SUPER_EXEC_"
                        + " FROM ACT_RU_EXECUTION E" + INSTANCE + " WHERE I.ROOT_PROC_INST_ID_",
                releases,
                (row, number) -> new ExecutionRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)));
    }

    /** The events that executions wait for: messages, signals and conditions. */
    List<EventRow> events(Optional<List<String>> releases) {
        return ask(
                "SELECT E.EXECUTION_ID_, E.EVENT_TYPE_, E.EVENT_NAME_, E.CREATED_ FROM ACT_RU_EVENT_SUBSCR E" + INSTANCE
                        + " WHERE I.ROOT_PROC_INST_ID_",
                releases,
                (row, number) -> new EventRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(instant(row, 4)).orElse(Instant.EPOCH)));
    }

    /** Short texts only. */
    List<VariableRow> variables(Optional<List<String>> releases) {
        return ask(
                "SELECT V.EXECUTION_ID_, V.NAME_, COALESCE(V.TEXT_, '') FROM ACT_RU_VARIABLE V"
                        + " JOIN ACT_RU_EXECUTION E ON E.ID_ = V.EXECUTION_ID_" + INSTANCE + " WHERE (V.NAME_ IN"
                        + " ('application', 'version', 'cluster', 'node', 'rollBackRequest')"
                        // Variables that a diagram passes to the processes that it calls
                        + " OR V.EXECUTION_ID_ = I.ROOT_PROC_INST_ID_ AND V.TYPE_ = 'string')"
                        + " AND I.ROOT_PROC_INST_ID_",
                releases,
                (row, number) -> new VariableRow(row.getString(1), row.getString(2), row.getString(3)));
    }

    List<JobRow> jobs(Optional<List<String>> releases) {
        return ask(
                "SELECT J.ID_, I.ROOT_PROC_INST_ID_, J.EXECUTION_ID_, J.PROCESS_DEF_ID_, D.ACT_ID_, J.HANDLER_TYPE_,"
                        + " J.RETRIES_, J.DUEDATE_, J.CREATE_TIME_, J.EXCEPTION_MSG_ FROM ACT_RU_JOB J"
                        + " JOIN ACT_RU_JOBDEF D ON D.ID_ = J.JOB_DEF_ID_"
                        + " JOIN ACT_RU_EXECUTION I ON I.ID_ = J.PROCESS_INSTANCE_ID_ WHERE I.ROOT_PROC_INST_ID_",
                releases,
                (row, number) -> new JobRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        instant(row, 8),
                        Optional.ofNullable(instant(row, 9)).orElse(Instant.EPOCH),
                        row.getString(10)));
    }

    List<TaskRow> tasks(Optional<List<String>> releases) {
        return ask(
                "SELECT T.ID_, I.ROOT_PROC_INST_ID_, T.EXECUTION_ID_, T.PROC_DEF_ID_, T.TASK_DEF_KEY_, T.NAME_,"
                        + " T.CREATE_TIME_, T.ASSIGNEE_, (SELECT MIN(L.GROUP_ID_) FROM ACT_RU_IDENTITYLINK L"
                        + " WHERE L.TASK_ID_ = T.ID_ AND L.TYPE_ = 'candidate') FROM ACT_RU_TASK T"
                        + " JOIN ACT_RU_EXECUTION I ON I.ID_ = T.PROC_INST_ID_ WHERE I.ROOT_PROC_INST_ID_",
                releases,
                (row, number) -> new TaskRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Optional.ofNullable(instant(row, 7)).orElse(Instant.EPOCH),
                        row.getString(8),
                        row.getString(9)));
    }

    List<StartRow> starts(Optional<List<String>> releases) {
        return ask(
                "SELECT P.ID_, P.START_TIME_, P.START_USER_ID_, " + ReleaseProcess.COLUMNS + " FROM ACT_HI_PROCINST P"
                        + ReleaseProcess.JOIN + " WHERE P.ID_",
                releases,
                (row, number) -> new StartRow(
                        row.getString(1),
                        Optional.ofNullable(instant(row, 2)).orElse(Instant.EPOCH),
                        row.getString(3),
                        ReleaseProcess.read(row)));
    }

    List<AttemptRow> attempts(Optional<List<String>> releases) {
        return ask(
                "SELECT A.JOB_ID, COUNT(*), MAX(A.BEGAN_AT), COUNT(*) - COUNT(A.ENDED_AT) FROM TEAL_ATTEMPT A"
                        + " JOIN ACT_RU_JOB J ON J.ID_ = A.JOB_ID"
                        + " JOIN ACT_RU_EXECUTION I ON I.ID_ = J.PROCESS_INSTANCE_ID_ WHERE I.ROOT_PROC_INST_ID_",
                releases,
                " GROUP BY A.JOB_ID",
                (row, number) -> new AttemptRow(
                        row.getString(1), row.getInt(2), Instant.ofEpochMilli(row.getLong(3)), row.getInt(4) > 0));
    }

    /** Incidents where they occurred, without the copies in the calling processes. */
    List<TroubleRow> troubles(Optional<List<String>> releases) {
        return ask(
                "SELECT I.ROOT_PROC_INST_ID_, COALESCE(X.INCIDENT_MSG_, X.INCIDENT_TYPE_) FROM ACT_RU_INCIDENT X"
                        + " JOIN ACT_RU_EXECUTION I ON I.ID_ = X.PROC_INST_ID_ WHERE X.ROOT_CAUSE_INCIDENT_ID_ = X.ID_"
                        + " AND I.ROOT_PROC_INST_ID_",
                releases,
                (row, number) -> new TroubleRow(row.getString(1), row.getString(2)));
    }

    private <T> List<T> ask(String select, Optional<List<String>> releases, RowMapper<T> reader) {
        return ask(select, releases, "", reader);
    }

    private <T> List<T> ask(String select, Optional<List<String>> releases, String end, RowMapper<T> reader) {
        return releases.map(ids -> database.sql(select + " IN (:ids)" + end).param("ids", atLeastOne(ids)))
                .orElseGet(() -> database.sql(select + " IN (" + RELEASES + ")" + end))
                .query(reader)
                .list();
    }

    /** A list for SQL, which does not accept an empty one. */
    static List<String> atLeastOne(List<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
