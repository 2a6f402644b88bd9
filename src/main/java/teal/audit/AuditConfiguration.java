package teal.audit;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import teal.access.Principals;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    ProcessEnginePlugin auditedActs(AuditTrail trail, Principals principals) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<HistoryEventHandler> handlers = new ArrayList<>(engine.getCustomHistoryEventHandlers());
                handlers.add(new UserActions(trail, principals));
                engine.setCustomHistoryEventHandlers(handlers);
            }
        };
    }
}
