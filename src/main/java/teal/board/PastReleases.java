package teal.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import teal.access.Principals;
import teal.release.ReleaseState;

/** Past releases, newest first, one page at a time. */
@Component
public class PastReleases {

    private static final int LAST = 10_000;

    /** Releases per page. */
    public static final int PAGE = 50;

    /**
     * @param waitedForPeople the total waiting time over all questions
     * @param answeredBy the people who answered its approvals, in this order
     * @param artifact the file's name
     */
    public record PastRelease(
            String id,
            String application,
            String version,
            ReleaseProcess process,
            ReleaseState state,
            Optional<String> requestedBy,
            Instant startedAt,
            Instant endedAt,
            Duration waitedForPeople,
            List<String> answeredBy,
            Optional<String> artifact) {}

    /** @param more whether there are older releases */
    public record Page(List<PastRelease> releases, boolean more) {}

    /** Prefixes of the names, and the result, to search for; absent fields are ignored. */
    public record Wanted(
            @Nullable String application,
            @Nullable String version,
            @Nullable String result) {}

    private final Principals principals;
    private final JdbcClient database;

    PastReleases(Principals principals, JdbcClient database) {
        this.principals = principals;
        this.database = database;
    }

    /** @throws IllegalArgumentException if there is no such result */
    public Page find(Wanted wanted, int page) {
        principals.mustBeSomebody("reading past releases");
        List<Object> values = new ArrayList<>();
        // The page is selected first, from one table in index order; details are looked up only for the releases on it.
        StringBuilder sql = new StringBuilder(
                "SELECT P.ID_, A.TEXT_, V.TEXT_, COALESCE(P.END_ACT_ID_, ''), P.START_USER_ID_, P.START_TIME_, P.END_TIME_,"
                        + " E.ACT_NAME_, F.TEXT_, " + ReleaseProcess.COLUMNS
                        + " FROM (SELECT R.* FROM ACT_HI_PROCINST R"
                        + " WHERE R.SUPER_PROCESS_INSTANCE_ID_ IS NULL AND R.END_TIME_ IS NOT NULL");
        if (isGiven(wanted.application())) {
            addText(
                    sql,
                    values,
                    "application",
                    beginningWith(wanted.application()),
                    beginningWith(wanted.application()));
        }
        if (isGiven(wanted.version())) {
            addText(sql, values, "version", "% " + beginningWith(wanted.version()), beginningWith(wanted.version()));
        }
        if (isGiven(wanted.result())) {
            addResult(sql, values, wanted.result());
        }
        sql.append(" ORDER BY R.START_TIME_ DESC LIMIT ? OFFSET ?) P"
                + " LEFT JOIN ACT_HI_VARINST A ON A.PROC_INST_ID_ = P.ID_ AND A.EXECUTION_ID_ = P.ID_"
                + " AND A.NAME_ = 'application'"
                + " LEFT JOIN ACT_HI_VARINST V ON V.PROC_INST_ID_ = P.ID_ AND V.EXECUTION_ID_ = P.ID_"
                + " AND V.NAME_ = 'version'"
                + " LEFT JOIN ACT_HI_VARINST F ON F.PROC_INST_ID_ = P.ID_ AND F.EXECUTION_ID_ = P.ID_"
                + " AND F.NAME_ = 'artifact'"
                + " LEFT JOIN ACT_HI_ACTINST E ON E.PROC_INST_ID_ = P.ID_ AND E.ACT_ID_ = P.END_ACT_ID_"
                + ReleaseProcess.JOIN
                + " ORDER BY P.START_TIME_ DESC");
        values.add(PAGE + 1);
        values.add(Math.min(Math.max(0, page), LAST) * PAGE);
        List<PastRelease> found = database.sql(sql.toString())
                .params(values)
                .query((row, number) -> new PastRelease(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)).orElse(""),
                        Optional.ofNullable(row.getString(3)).orElse(""),
                        ReleaseProcess.read(row),
                        ReleaseState.ofEnd(row.getString(8)).orElse(ReleaseState.DELETED),
                        Optional.ofNullable(row.getString(5)),
                        row.getTimestamp(6).toInstant(),
                        row.getTimestamp(7).toInstant(),
                        Duration.ZERO,
                        List.of(),
                        Optional.ofNullable(row.getString(9)).map(PastReleases::fileName)))
                .list();
        List<PastRelease> here = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(withWaits(here), found.size() > PAGE);
    }

    private static String beginningWith(String text) {
        return text.replaceAll("[!%_]", "!$0") + "%";
    }

    /** By the business key, which is the application and the version; a release cancelled before its plan may have none. */
    private static void addText(StringBuilder sql, List<Object> values, String variable, String key, String text) {
        sql.append(" AND (R.BUSINESS_KEY_ LIKE ? ESCAPE '!' OR R.BUSINESS_KEY_ IS NULL AND EXISTS (SELECT 1"
                + " FROM ACT_HI_VARINST X WHERE X.PROC_INST_ID_ = R.ID_ AND X.EXECUTION_ID_ = R.ID_ AND X.NAME_ = '"
                + variable + "' AND X.TEXT_ LIKE ? ESCAPE '!'))");
        values.add(key);
        values.add(text);
    }

    private static void addResult(StringBuilder sql, List<Object> values, String result) {
        ReleaseState state =
                ReleaseState.valueOf(result.toUpperCase(Locale.ROOT).replace('-', '_'));
        // One subquery per release: with a join, the database would first sort all end events of all releases.
        sql.append(" AND COALESCE((SELECT MAX(X.ACT_NAME_) FROM ACT_HI_ACTINST X"
                + " WHERE X.PROC_INST_ID_ = R.ID_ AND X.ACT_ID_ = R.END_ACT_ID_), '')");
        if (state != ReleaseState.DELETED) {
            sql.append(" = ?");
            values.add(state.endEvent());
        } else {
            sql.append(" NOT IN (?, ?, ?, ?)");
            values.addAll(ReleaseState.endEvents());
        }
    }

    private List<PastRelease> withWaits(List<PastRelease> releases) {
        if (releases.isEmpty()) {
            return releases;
        }
        Map<String, Long> waits = new HashMap<>();
        database.sql("SELECT ROOT_PROC_INST_ID_, SUM(DURATION_) FROM ACT_HI_TASKINST WHERE ROOT_PROC_INST_ID_ IN (:ids)"
                        + " GROUP BY ROOT_PROC_INST_ID_")
                .param("ids", releases.stream().map(PastRelease::id).toList())
                .query(row -> {
                    waits.put(row.getString(1), row.getLong(2));
                });
        Map<String, List<String>> answers =
                answers(releases.stream().map(PastRelease::id).toList());
        return releases.stream()
                .map(release -> new PastRelease(
                        release.id(),
                        release.application(),
                        release.version(),
                        release.process(),
                        release.state(),
                        release.requestedBy(),
                        release.startedAt(),
                        release.endedAt(),
                        Duration.ofMillis(waits.getOrDefault(release.id(), 0L)),
                        answers.getOrDefault(release.id(), List.of()),
                        release.artifact()))
                .toList();
    }

    /** Who answered an approval, by the label that Teal gives to its task. */
    private Map<String, List<String>> answers(List<String> releases) {
        Map<String, List<String>> answers = new HashMap<>();
        database.sql("SELECT T.ROOT_PROC_INST_ID_, T.ASSIGNEE_ FROM ACT_HI_TASKINST T"
                        + " JOIN ACT_HI_VARINST V ON V.PROC_INST_ID_ = T.PROC_INST_ID_ AND V.TASK_ID_ = T.ID_"
                        + " AND V.NAME_ = 'question' AND V.TEXT_ = 'approve'"
                        + " WHERE T.ROOT_PROC_INST_ID_ IN (:ids) AND T.DELETE_REASON_ = 'completed'"
                        + " AND T.ASSIGNEE_ IS NOT NULL ORDER BY T.END_TIME_")
                .param("ids", releases)
                .query(row -> {
                    answers.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return answers;
    }

    private static String fileName(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
