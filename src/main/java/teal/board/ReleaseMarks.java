package teal.board;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells cheaply whether something happened in releases since the last look: whatever happens adds a row to the engine's
 * history, or ends one.
 */
@Component
public class ReleaseMarks {

    private static final String ROWS =
            "SELECT ROOT_PROC_INST_ID_, COUNT(*), COUNT(END_TIME_), 0 FROM ACT_HI_ACTINST WHERE ROOT_PROC_INST_ID_ IN (:ids)"
                    + " GROUP BY ROOT_PROC_INST_ID_ UNION ALL"
                    + " SELECT ROOT_PROC_INST_ID_, COUNT(*), COUNT(END_TIME_), 1 FROM ACT_HI_INCIDENT WHERE ROOT_PROC_INST_ID_"
                    + " IN (:ids) GROUP BY ROOT_PROC_INST_ID_ UNION ALL"
                    + " SELECT ROOT_PROC_INST_ID_, COUNT(*), 0, 2 FROM ACT_HI_JOB_LOG WHERE ROOT_PROC_INST_ID_ IN (:ids)"
                    + " GROUP BY ROOT_PROC_INST_ID_ UNION ALL"
                    + " SELECT PROC_INST_ID_, COUNT(*), COUNT(END_TIME_), 3 FROM ACT_HI_PROCINST WHERE PROC_INST_ID_ IN (:ids)"
                    + " GROUP BY PROC_INST_ID_";

    private final JdbcClient database;

    ReleaseMarks(JdbcClient database) {
        this.database = database;
    }

    /** With one query; another mark than before means that something happened. */
    public Map<String, String> of(Collection<String> releases) {
        Map<String, String> marks = new HashMap<>();
        if (!releases.isEmpty()) {
            database.sql(ROWS).param("ids", List.copyOf(releases)).query(row -> {
                marks.merge(
                        row.getString(1),
                        row.getInt(4) + ":" + row.getLong(2) + ":" + row.getLong(3),
                        (one, other) -> one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
            });
        }
        return marks;
    }
}
