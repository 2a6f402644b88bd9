package teal.engine.bound;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;

/** Makes every transaction of the engine count what it does. */
final class BoundedTransactions extends CommandContextFactory {

    private final Bounds bounds;
    private final JobRates rates;

    BoundedTransactions(ProcessEngineConfigurationImpl engine, Bounds bounds, JobRates rates) {
        setProcessEngineConfiguration(engine);
        this.bounds = bounds;
        this.rates = rates;
    }

    @Override
    public CommandContext createCommandContext() {
        return new BoundedTransaction(getProcessEngineConfiguration(), bounds, rates);
    }
}
