package teal.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The process that a release runs, under its name for people.
 *
 * @param version of its diagrams in the engine; empty if someone has deleted them
 */
public record ReleaseProcess(String name, Optional<Integer> version) {

    /** For queries of {@code ACT_HI_PROCINST P}: the columns that {@link #read} reads. */
    static final String COLUMNS = "COALESCE(D.NAME_, P.PROC_DEF_KEY_) AS PROCESS_NAME, D.VERSION_ AS PROCESS_VERSION";

    static final String JOIN = " LEFT JOIN ACT_RE_PROCDEF D ON D.ID_ = P.PROC_DEF_ID_";

    static ReleaseProcess read(ResultSet row) throws SQLException {
        return new ReleaseProcess(
                row.getString("PROCESS_NAME"), Optional.ofNullable(row.getObject("PROCESS_VERSION", Integer.class)));
    }
}
