package teal.engine.bound;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import teal.access.Principals;

/**
 * If a request fails because of the diagram, its sender reads why, and an incident shows it to all others where the
 * release waits. A job shows its own.
 */
final class FaultyRequests extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;
    private final Principals principals;

    FaultyRequests(ProcessEngineConfigurationImpl engine, Principals principals) {
        this.engine = engine;
        this.principals = principals;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null || command instanceof ExecuteJobsCmd) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (DiagramFault fault) {
            afterwards(() -> principals.asTeal(
                    "raising an incident",
                    () -> engine.getCommandExecutorTxRequiresNew().execute(new OpenFaults(fault))));
            throw fault;
        }
    }

    /** A transaction around the request still holds its locks, and the incident would wait for them. */
    private static void afterwards(Runnable raise) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            raise.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                raise.run();
            }
        });
    }
}
