package teal.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The process that a release runs, under its name for people: the one that its requester asked for, not Teal's own
 * around it.
 *
 * @param version of its diagrams in the engine; empty if someone has deleted them
 */
public record ReleaseProcess(String name, Optional<Integer> version) {

    /** For queries of {@code ACT_HI_PROCINST P}: the columns that {@link #read} reads. */
    static final String COLUMNS = "COALESCE(D.NAME_, W.TEXT_, P.PROC_DEF_KEY_) AS PROCESS_NAME,"
            + " D.VERSION_ AS PROCESS_VERSION, COALESCE(W.TEXT_, P.PROC_DEF_KEY_) AS PROCESS_KEY,"
            + " COALESCE(O.NAME_, P.PROC_DEF_KEY_) AS OWN_NAME";

    /** The requested process is part of the same deployment, and Teal's own process knows its id. */
    static final String JOIN = " LEFT JOIN ACT_RE_PROCDEF O ON O.ID_ = P.PROC_DEF_ID_"
            + " LEFT JOIN ACT_HI_VARINST W ON W.PROC_INST_ID_ = P.ID_ AND W.EXECUTION_ID_ = P.ID_"
            + " AND W.NAME_ = 'process' AND P.SUPER_PROCESS_INSTANCE_ID_ IS NULL"
            + " LEFT JOIN ACT_RE_PROCDEF D ON D.DEPLOYMENT_ID_ = O.DEPLOYMENT_ID_"
            + " AND D.KEY_ = COALESCE(W.TEXT_, P.PROC_DEF_KEY_)";

    static ReleaseProcess read(ResultSet row) throws SQLException {
        return new ReleaseProcess(
                row.getString("PROCESS_NAME"), Optional.ofNullable(row.getObject("PROCESS_VERSION", Integer.class)));
    }
}
