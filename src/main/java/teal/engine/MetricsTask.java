package teal.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.metrics.reporter.MetricsCollectionTask;
import teal.access.SystemPrincipal;

/** Writes the engine's counters as Teal: every 15 minutes on one of the engine's own threads, and when Teal stops. */
final class MetricsTask extends MetricsCollectionTask {

    MetricsTask(ProcessEngineConfigurationImpl engine) {
        super(engine.getMetricsRegistry(), engine.getCommandExecutorTxRequired());
    }

    @Override
    public void run() {
        SystemPrincipal.run("metrics", super::run);
    }
}
