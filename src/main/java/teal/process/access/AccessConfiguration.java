package teal.process.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    ProcessEnginePlugin firstOfAll(ObjectProvider<TasklistFilters> filters, ObjectProvider<Rights> rights) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<CommandInterceptor> interceptors =
                        new ArrayList<>(List.of(new BeginsAtTheStart(), new OwnTasks(engine, filters)));
                if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
                    interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
                }
                engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
                List<BpmnParseListener> listeners = new ArrayList<>(List.of(new NewGroups(rights, filters)));
                if (engine.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(engine.getCustomPostBPMNParseListeners());
                }
                engine.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }
}
