package teal.process.variable;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the steps of a release recorded, across all processes that it calls, read from the engine's history. By one question:
 * the engine's own query has a limit, and asks once more for each report, of which a large cluster has thousands.
 */
@Component
public class ReleaseReports {

    private final JdbcClient database;

    ReleaseReports(JdbcClient database) {
        this.database = database;
    }

    /** All reports, in chronological order. */
    public List<StepReport> of(String release) {
        return database
                .sql("SELECT B.BYTES_ FROM ACT_HI_VARINST V JOIN ACT_GE_BYTEARRAY B ON B.ID_ = V.BYTEARRAY_ID_"
                        + " WHERE V.ROOT_PROC_INST_ID_ = ? AND V.NAME_ = ?")
                .params(release, ReleaseVariables.REPORT.name())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list()
                .stream()
                .flatMap(text -> ReleaseVariables.REPORT.decode(text).stream())
                .sorted(Comparator.comparing(StepReport::at))
                .toList();
    }

    /** The release to which an instance belongs: itself, or the one that called it. */
    public String release(String instance) {
        return database.sql("SELECT ROOT_PROC_INST_ID_ FROM ACT_HI_PROCINST WHERE ID_ = ?")
                .param(instance)
                .query(String.class)
                .single();
    }
}
