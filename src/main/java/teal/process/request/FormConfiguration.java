package teal.process.request;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import teal.access.Principals;
import teal.inventory.Inventory;
import teal.process.task.AnswersInPlainWords;
import teal.process.task.RefusalNote;

@Configuration(proxyBeanMethods = false)
class FormConfiguration {

    @Bean
    ProcessEnginePlugin forms(
            Inventory inventory,
            ReleaseLock lock,
            BadVersions badVersions,
            Principals principals,
            ApplicationEventPublisher events) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<CommandInterceptor> interceptors =
                        also(engine.getCustomPreCommandInterceptorsTxRequired(), new ApplicationChoice(inventory));
                engine.setCustomPreCommandInterceptorsTxRequired(
                        also(interceptors, new AnswersInPlainWords(engine, principals, events)));
                List<BpmnParseListener> listeners =
                        also(engine.getCustomPostBPMNParseListeners(), new RequestCheck(inventory, lock, badVersions));
                engine.setCustomPostBPMNParseListeners(also(listeners, new RefusalNote()));
            }
        };
    }

    private static <T> List<T> also(@Nullable List<T> present, T more) {
        List<T> all = new ArrayList<>(present == null ? List.of() : present);
        all.add(more);
        return all;
    }
}
