package teal.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import teal.inventory.Inventory;
import teal.process.request.ReleaseLock;

/** What Teal adds to the engine. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EngineConfiguration {

    @Bean
    ProcessEnginePlugin releaseLocks(ReleaseLock lock, Inventory inventory) {
        inventory.all().forEach(managed -> lock.prepare(managed.name()));
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> listeners =
                        configuration.getCustomPostBPMNParseListeners() == null
                                ? new ArrayList<>()
                                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
                listeners.add(new ApplicationHold(lock));
                configuration.setCustomPostBPMNParseListeners(listeners);
                configuration.setCustomPreVariableSerializers(List.of(new BoundedTexts()));
            }
        };
    }

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

    @Bean
    ProcessEnginePlugin expressions(ApplicationContext context) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setExpressionManager(new TealsExpressions(context));
            }
        };
    }
}
