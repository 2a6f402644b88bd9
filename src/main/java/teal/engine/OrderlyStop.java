package teal.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes no more jobs from the moment when Teal is told to stop. The steps in flight come to their end, and jobs that were
 * taken but not begun are given back; else the next start would have to wait for the end of their lease.
 */
@Component
class OrderlyStop {

    private final ProcessEngineConfigurationImpl engine;

    OrderlyStop(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Before the thread pool hears of it: what it refuses, the acquisition would run on its own thread. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void stop() {
        engine.getJobExecutor().shutdown();
    }
}
