package teal.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import teal.audit.AuditTable.End;
import teal.release.Reason;

/** Compares the trail with itself and with this instance's {@link Anchor}, which follows it every few seconds. */
@Component
class TrailCheck {

    private static final Logger log = LoggerFactory.getLogger(TrailCheck.class);
    private static final End BEGINNING = new End(0, AuditEntry.BEGINNING);

    private final AuditTable table;
    private final Anchor anchor;
    private String reported = "";

    TrailCheck(AuditTable table, Anchor anchor) {
        this.table = table;
        this.anchor = anchor;
    }

    /** From the first entry to the last. */
    AuditCheck all() {
        Optional<End> before = table.end();
        TrailWalk walk = TrailWalk.from(BEGINNING, anchor.read(), table);
        return walk.result(before, table.end());
    }

    @Scheduled(fixedDelay = 5000)
    void followInTime() {
        try {
            follow();
        } catch (DataAccessException | TransactionException away) {
            log.debug("the audit trail could not be looked at: {}", Reason.of(away));
        } catch (RuntimeException e) {
            report(Reason.of(e));
        }
    }

    /** Moves the anchor to the last entry, if everything from the anchor on is as it should be. */
    synchronized void follow() {
        End seen = anchor.read().orElse(BEGINNING);
        Optional<End> before = table.end();
        if (before.filter(seen::equals).isPresent()) {
            return;
        }
        boolean there = seen.entries() == 0
                || table.read(seen.entries() - 1, 1).stream()
                        .anyMatch(entry ->
                                entry.number() == seen.entries() && entry.hash().equals(seen.hash()));
        TrailWalk walk = TrailWalk.from(there ? seen : BEGINNING, Optional.of(seen), table);
        AuditCheck found = walk.result(before, table.end());
        if (found.intact()) {
            anchor.write(walk.reached());
            reported = "";
        } else {
            found.problem().ifPresent(this::report);
        }
    }

    private void report(String problem) {
        if (!problem.equals(reported)) {
            reported = problem;
            log.error("the audit trail is not as it was: {}. Look at GET /api/audit/check", problem);
        }
    }

    /** The furthest that anything knows of, so that no number of a lost entry is used again. */
    End furthest() {
        return Stream.concat(table.end().stream(), anchor.read().stream())
                .filter(end -> end.entries() > table.last().entries())
                .max((one, other) -> Long.compare(one.entries(), other.entries()))
                .orElseGet(table::last);
    }

    /**
     * What a repair has to name: missing entries, or the one that is not what this instance has seen. None if an entry was
     * changed where it stands: no repair makes such a chain hold again.
     */
    List<Missing> gone(AuditCheck found) {
        List<Missing> missing = found.missing().stream()
                .filter(gap -> gap.repairedBy().isEmpty())
                .toList();
        return missing.isEmpty() ? replaced(found) : missing;
    }

    private List<Missing> replaced(AuditCheck found) {
        if (TrailWalk.from(BEGINNING, anchor.read(), table).isChanged()) {
            return List.of();
        }
        return anchor.read().map(End::entries).stream()
                .filter(number -> found.firstBroken().filter(number::equals).isPresent())
                .map(number -> new Missing(number, number, Optional.empty()))
                .toList();
    }

    void anchorAt(End end) {
        anchor.write(end);
    }
}
