package teal.process.step;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import teal.access.Principals;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Reason;

/**
 * Notes at the release why one of its steps failed. Nodes of a batch may fail at the same moment: if both steps wrote to the
 * release, one of them would have to be done again, whole. So a node's is noted when its step is committed.
 */
@Component
class FailureNotes {

    private static final Logger log = LoggerFactory.getLogger(FailureNotes.class);

    private final Principals principals;

    FailureNotes(Principals principals) {
        this.principals = principals;
    }

    void keep(DelegateExecution execution, String why, String code) {
        if (ReleaseVariables.NODE.find(execution).isEmpty()) {
            ReleaseRoot.set(execution, ReleaseVariables.FAILURE, why);
            ReleaseRoot.set(execution, ReleaseVariables.FAILURE_CODE, code);
            return;
        }
        ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
        String release = ReleaseRoot.id(execution);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                note(engine, release, why, code);
            }
        });
    }

    private void note(ProcessEngineConfigurationImpl engine, String release, String why, String code) {
        try {
            principals.asTeal(
                    "noting why a step failed",
                    () -> ReleaseRoot.setApart(
                            engine,
                            release,
                            Map.of(ReleaseVariables.FAILURE, why, ReleaseVariables.FAILURE_CODE, code)));
        } catch (RuntimeException failure) {
            // The step is committed, and its own report says why; the release's end may lack the reason
            log.warn("release {} has no note that a step failed ({}): {}", release, why, Reason.of(failure));
        }
    }
}
