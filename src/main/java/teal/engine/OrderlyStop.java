package teal.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes no more jobs once Teal is told to stop. Steps in flight finish, and jobs that were taken but not started are
 * given back; otherwise the next start would have to wait until their leases expire.
 */
@Component
class OrderlyStop {

    private final ProcessEngineConfigurationImpl engine;

    OrderlyStop(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Before the thread pool is notified: the acquisition would run rejected jobs on its own thread. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void stop() {
        engine.getJobExecutor().shutdown();
    }
}
