package teal.audit;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import teal.access.CurrentPerson;
import teal.access.NotAllowed;
import teal.access.Role;

/** Every action by a person, in the order in which they took effect. */
@Service
public class AuditTrail {

    private static final int LONGEST_REASON = 1_000;

    private final AuditTable table;
    private final TrailCheck check;
    private final TransactionTemplate transaction;
    private final CurrentPerson reader;

    AuditTrail(AuditTable table, TrailCheck check, PlatformTransactionManager transactions, CurrentPerson reader) {
        this.table = table;
        this.check = check;
        this.transaction = new TransactionTemplate(transactions);
        this.reader = reader;
    }

    /**
     * Records an action. Inside a transaction, the entry is kept if and only if the transaction commits, and is written at
     * its very end, to keep the time that people wait for each other short.
     *
     * @throws TrailWithoutEnd if nothing can be recorded; inside a transaction, its commit fails
     */
    public void keep(String person, String act, String subject, String details) {
        keep(person, act, subject, () -> details);
    }

    /** @param details asked for at the end of the transaction, when all of what changed can be read */
    void keep(String person, String act, String subject, Supplier<String> details) {
        PendingAct kept = new PendingAct(person, act, subject, details);
        Recording.add(kept);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            PendingActs.ofTransaction(table).add(kept);
        } else {
            transaction.executeWithoutResult(status -> table.add(List.of(kept.finish())));
        }
    }

    /**
     * Entries in order.
     *
     * @param after the number of the last entry that the caller already has, 0 for none
     * @throws NotAllowed if the signed-in user is neither auditor nor administrator
     */
    public List<AuditEntry> read(long after, int most) {
        reader.mustBe("reading the audit trail", Role.AUDITORS);
        return table.read(after, most);
    }

    /**
     * Follows the chain from start to end.
     *
     * @throws NotAllowed if the signed-in user is neither auditor nor administrator
     */
    public AuditCheck check() {
        reader.mustBe("checking the audit trail", Role.AUDITORS);
        return check.all();
    }

    /**
     * Lets a trail whose end was lost go on after the last entry that anything knows of. What was lost stays lost: this is
     * recorded, with what was found, under the person's name.
     *
     * @throws NotAllowed if the signed-in user is no administrator
     * @throws IllegalArgumentException without a reason, or if nothing is missing
     */
    public AuditCheck repair(String person, String reason) {
        reader.mustBe("repairing the audit trail");
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("reason: found " + reason.length() + " characters; allowed: 1 to "
                    + LONGEST_REASON + ", saying what happened to the trail");
        }
        AuditCheck found = check.all();
        String problem = found.problem()
                .orElseThrow(
                        () -> new IllegalArgumentException("the audit trail is intact; there is nothing to repair"));
        List<Missing> gone = check.gone(found);
        if (gone.isEmpty() && found.firstBroken().isPresent()) {
            throw new IllegalArgumentException(
                    problem + ", and only a lost end can be repaired; compare the trail with a copy");
        }
        transaction.executeWithoutResult(status -> {
            table.endWith(check.furthest());
            table.add(List.of(Repair.act(person, gone, problem, reason)));
        });
        table.end().ifPresent(check::anchorAt);
        return check.all();
    }
}
