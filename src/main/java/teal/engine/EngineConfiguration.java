package teal.engine;

import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** How Teal stops. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EngineConfiguration {

    /**
     * Steps that are in flight when Teal is told to stop have their leases renewed and their output kept until the last of
     * them has ended: what is stopped in a later phase has the smaller number.
     */
    @Bean
    ThreadPoolTaskSchedulerCustomizer schedulesAsLongAsStepsRun() {
        return scheduler -> {
            scheduler.setAcceptTasksAfterContextClose(true);
            scheduler.setPhase(SmartLifecycle.DEFAULT_PHASE - 1);
        };
    }
}
