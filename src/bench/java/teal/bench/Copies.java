package teal.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies a release in the database, row by row, as often as wanted: what is in the tables afterwards is what that many
 * releases leave there. PostgreSQL only.
 */
final class Copies {

    /** Columns that name a row. A copy's name ends with its number, after a letter that no original has. */
    private static final Set<String> NAMES = Set.of(
            "id_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "parent_id_",
            "super_exec_",
            "parent_act_inst_id_",
            "act_inst_id_",
            "task_id_",
            "call_proc_inst_id_",
            "super_process_instance_id_",
            "var_inst_id_",
            "var_scope_",
            "bytearray_id_",
            "process_instance_id_",
            "configuration_",
            "id",
            "release_id",
            "instance_id",
            "job_id");

    private static final List<String> HISTORY = List.of(
            "ACT_GE_BYTEARRAY WHERE ROOT_PROC_INST_ID_ = :release",
            "ACT_HI_PROCINST WHERE ROOT_PROC_INST_ID_ = :release",
            "ACT_HI_ACTINST WHERE ROOT_PROC_INST_ID_ = :release",
            "ACT_HI_TASKINST WHERE ROOT_PROC_INST_ID_ = :release",
            "ACT_HI_VARINST WHERE ROOT_PROC_INST_ID_ = :release",
            "ACT_HI_DETAIL WHERE ROOT_PROC_INST_ID_ = :release",
            "TEAL_ATTEMPT WHERE RELEASE_ID = :release");

    private static final String INSTANCES = "(SELECT ID_ FROM ACT_RU_EXECUTION WHERE ROOT_PROC_INST_ID_ = :release)";

    /** What waits for a person: no jobs, so that no engine moves the copies on. */
    private static final List<String> RUNNING = List.of(
            "ACT_GE_BYTEARRAY WHERE ID_ IN (SELECT BYTEARRAY_ID_ FROM ACT_RU_VARIABLE WHERE PROC_INST_ID_ IN "
                    + INSTANCES + ")",
            "ACT_RU_EXECUTION WHERE PROC_INST_ID_ IN " + INSTANCES,
            "ACT_RU_TASK WHERE PROC_INST_ID_ IN " + INSTANCES,
            "ACT_RU_IDENTITYLINK WHERE TASK_ID_ IN (SELECT ID_ FROM ACT_RU_TASK WHERE PROC_INST_ID_ IN " + INSTANCES
                    + ")",
            "ACT_RU_VARIABLE WHERE PROC_INST_ID_ IN " + INSTANCES);

    private final JdbcClient database;

    Copies(JdbcClient database) {
        this.database = database;
    }

    void past(String release, int from, int to) {
        HISTORY.forEach(rows -> copy(rows, release, from, to));
    }

    void running(String release, int from, int to) {
        past(release, from, to);
        RUNNING.forEach(rows -> copy(rows, release, from, to));
    }

    private void copy(String rows, String release, int from, int to) {
        String table = rows.substring(0, rows.indexOf(' '));
        List<String> columns = database.sql("SELECT column_name FROM information_schema.columns WHERE table_name = ?")
                .param(table.toLowerCase(java.util.Locale.ROOT))
                .query(String.class)
                .list();
        String values = columns.stream().map(Copies::value).collect(Collectors.joining(", "));
        database.sql("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + values
                        + " FROM (SELECT *" + " FROM " + rows + ") AS T CROSS JOIN generate_series(:from, :to) AS N")
                .param("release", release)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static String value(String column) {
        if (NAMES.contains(column)) {
            return "CASE WHEN length(T." + column + ") > 30 THEN left(T." + column + ", length(T." + column
                    + ") - 6) || 'n' || lpad(N::text, 5, '0') ELSE T." + column + " END";
        }
        boolean moment = column.endsWith("time_") || column.equals("timestamp_");
        return moment ? "T." + column + " - N * interval '7 minutes'" : "T." + column;
    }
}
