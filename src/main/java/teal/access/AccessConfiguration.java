package teal.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    ProcessEnginePlugin firstOfAll(
            Principals principals, ObjectProvider<TasklistFilters> filters, ObjectProvider<Rights> rights) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomPreCommandInterceptorsTxRequired(before(
                        engine.getCustomPreCommandInterceptorsTxRequired(),
                        List.of(
                                new PrincipalsOnly(principals),
                                new BeginsAtTheStart(),
                                new OwnTasks(principals, filters))));
                engine.setCustomPreCommandInterceptorsTxRequiresNew(before(
                        engine.getCustomPreCommandInterceptorsTxRequiresNew(),
                        List.of(new PrincipalsOnly(principals))));
                engine.setCustomPostBPMNParseListeners(
                        before(engine.getCustomPostBPMNParseListeners(), List.of(new NewGroups(rights, filters))));
            }
        };
    }

    private static <T> List<T> before(@Nullable List<T> present, List<? extends T> first) {
        List<T> all = new ArrayList<>(first);
        all.addAll(present == null ? List.of() : present);
        return all;
    }
}
