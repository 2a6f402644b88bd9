package teal.engine;

import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** How Teal shuts down. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EngineConfiguration {

    /**
     * Steps in flight when Teal is stopped have their leases renewed and their output kept until the last of them has
     * ended: the smaller number means a later shutdown phase.
     */
    @Bean
    ThreadPoolTaskSchedulerCustomizer schedulesAsLongAsStepsRun() {
        return scheduler -> {
            scheduler.setAcceptTasksAfterContextClose(true);
            scheduler.setPhase(SmartLifecycle.DEFAULT_PHASE - 1);
        };
    }
}
