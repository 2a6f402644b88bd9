package teal.process.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import teal.access.PeopleNames;
import teal.process.node.Away.Kind;

/** Keeps which nodes are away, for all instances of Teal. Joins the caller's transaction, if there is one. */
@Component
public class NodesAway {

    private static final int REASON = 2_000;

    private static final String COLUMNS =
            "SELECT APPLICATION, NODE, KIND, REASON, PERSON, SINCE, UNTIL FROM TEAL_NODE_AWAY";

    private final JdbcClient database;
    private final PeopleNames names;
    private final Clock clock;

    NodesAway(JdbcClient database, PeopleNames names, Clock clock) {
        this.names = names;
        this.database = database;
        this.clock = clock;
    }

    /** By the node's name. */
    public Map<String, Away> of(String application) {
        return database
                .sql(COLUMNS + " WHERE APPLICATION = ?")
                .param(application)
                .query((row, number) -> read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Away::node, Function.identity()));
    }

    /** Why one of them is away, for people. */
    public String text(Away away, ZoneId zone) {
        return away.text(zone, away.isInMaintenance() ? names.of(away.by()) : away.by());
    }

    /** Why each of them is away, for people; by the node's name. */
    public Map<String, String> texts(String application, ZoneId zone) {
        return of(application).values().stream().collect(Collectors.toMap(Away::node, away -> text(away, zone)));
    }

    /** Takes the place of what was known about the node before. */
    public void put(Away away) {
        remove(away.application(), away.node());
        String reason = away.reason();
        database.sql("INSERT INTO TEAL_NODE_AWAY (APPLICATION, NODE, KIND, REASON, PERSON, SINCE, UNTIL)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(away.application())
                .param(away.node())
                .param(away.kind().name())
                .param(reason.length() > REASON ? reason.substring(0, REASON) : reason)
                .param(away.by())
                .param(away.since().toEpochMilli())
                .param(away.until().map(Instant::toEpochMilli).orElse(null))
                .update();
    }

    /** The node is not on its cluster's version, and waits for a release that brings it there. */
    public void waitsForRelease(String application, String node, String reason, String by) {
        put(new Away(application, node, Kind.WAITS_FOR_RELEASE, reason, by, clock.instant(), Optional.empty()));
    }

    /** It serves again, on its cluster's version. */
    public void remove(String application, String node) {
        database.sql("DELETE FROM TEAL_NODE_AWAY WHERE APPLICATION = ? AND NODE = ?")
                .params(application, node)
                .update();
    }

    /** The nodes that should have been back by now; each is given to one caller, once. */
    public List<Away> takeOverdue() {
        return database
                .sql(COLUMNS + " WHERE UNTIL < ? AND TOLD = FALSE")
                .param(clock.instant().toEpochMilli())
                .query((row, number) -> read(row))
                .list()
                .stream()
                .filter(this::isFirstToTell)
                .toList();
    }

    private boolean isFirstToTell(Away away) {
        return database.sql("UPDATE TEAL_NODE_AWAY SET TOLD = TRUE WHERE APPLICATION = ? AND NODE = ? AND TOLD = FALSE")
                        .params(away.application(), away.node())
                        .update()
                == 1;
    }

    private static Away read(ResultSet row) throws SQLException {
        return new Away(
                row.getString(1),
                row.getString(2),
                Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Optional.ofNullable(row.getObject(7, Long.class)).map(Instant::ofEpochMilli));
    }
}
