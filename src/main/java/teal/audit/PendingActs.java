package teal.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The entries of one transaction, written together at its very end, since adding entries makes others wait. */
final class PendingActs implements TransactionSynchronization {

    private final AuditTable table;
    private final List<PendingAct> acts = new ArrayList<>();
    private boolean written;

    private PendingActs(AuditTable table) {
        this.table = table;
    }

    /** Those of the transaction that is active on this thread. */
    static PendingActs ofTransaction(AuditTable table) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingActs.class::isInstance)
                .map(PendingActs.class::cast)
                .findFirst()
                .orElseGet(() -> begun(table));
    }

    private static PendingActs begun(AuditTable table) {
        PendingActs begun = new PendingActs(table);
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    void add(PendingAct act) {
        if (written) {
            table.add(List.of(act.finish()));
        } else {
            acts.add(act);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        table.add(acts.stream().map(PendingAct::finish).toList());
    }

    /** After everything else that happens at the end of a transaction. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
