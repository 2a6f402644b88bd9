package teal.audit;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import teal.access.AdministratorRestored;
import teal.access.CurrentPerson;
import teal.access.NotAllowed;
import teal.access.Role;
import teal.access.SystemPrincipal;
import teal.operate.RollbackRequests;
import teal.process.task.NotAsked;

/** Every action by a person, in the order in which they took effect. */
@Service
public class AuditTrail {

    private static final int AT_ONCE = 1000;

    private final AuditTable table;
    private final TransactionTemplate transaction;
    private final CurrentPerson reader;

    AuditTrail(AuditTable table, PlatformTransactionManager transactions, CurrentPerson reader) {
        this.reader = reader;
        this.table = table;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Records an action. Inside a transaction, the entry is kept if and only if the transaction commits, and is written at
     * its very end, to keep the time that people wait for each other short.
     */
    public void keep(String person, String act, String subject, String details) {
        Act kept = new Act(person, act, subject, details);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    table.add(kept);
                }
            });
        } else {
            transaction.executeWithoutResult(status -> table.add(kept));
        }
    }

    @EventListener
    void rollbackRequested(RollbackRequests.Requested request) {
        keep(request.person(), "RequestRollback", "release " + request.release(), request.reason());
    }

    @EventListener
    void administratorRestored(AdministratorRestored restored) {
        keep(
                SystemPrincipal.NAME,
                "RestoreAdministrator",
                "user " + restored.user(),
                "by the option teal.admin.restore");
    }

    @EventListener
    void answerRefused(NotAsked.Attempt attempt) {
        keep(attempt.person(), "Refused", "task " + attempt.task(), attempt.reason());
    }

    /**
     * Entries in order.
     *
     * @param after the number of the last entry that the caller already has, 0 for none
     * @throws NotAllowed if the signed-in user is neither auditor nor administrator
     */
    public List<AuditEntry> read(long after, int most) {
        checkRight();
        return table.read(after, most);
    }

    /** Follows the chain from start to end. */
    public AuditCheck check() {
        checkRight();
        AuditTable.End end = table.end();
        String hash = AuditEntry.BEGINNING;
        long number = 0;
        List<AuditEntry> some = table.read(0, AT_ONCE);
        while (!some.isEmpty()) {
            for (AuditEntry entry : some) {
                if (!entry.follows(hash, number)) {
                    return AuditCheck.broken(number, number + 1);
                }
                hash = entry.hash();
                number = entry.number();
            }
            some = table.read(number, AT_ONCE);
        }
        // An entry added since the end was read is not a gap.
        return number < end.entries() ? AuditCheck.broken(number, number + 1) : AuditCheck.whole(number, hash);
    }

    private void checkRight() {
        reader.mustBe("reading the audit trail", Role.AUDITORS);
    }
}
