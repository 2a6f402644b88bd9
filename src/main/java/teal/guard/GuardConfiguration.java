package teal.guard;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guards before all of the engine's commands, in both of its chains. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    ProcessEnginePlugin guards() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomPreCommandInterceptorsTxRequired(
                        before(engine.getCustomPreCommandInterceptorsTxRequired(), guards(engine)));
                engine.setCustomPreCommandInterceptorsTxRequiresNew(
                        before(engine.getCustomPreCommandInterceptorsTxRequiresNew(), guards(engine)));
                if (engine.getIdentityProviderSessionFactory() == null) {
                    engine.setIdentityProviderSessionFactory(new GenericManagerFactory(LastAdministratorStays.class));
                }
                engine.setCustomPostBPMNParseListeners(
                        before(engine.getCustomPostBPMNParseListeners(), List.of(new AskedOnly())));
            }
        };
    }

    private static List<CommandInterceptor> guards(ProcessEngineConfigurationImpl engine) {
        return List.of(
                new PlainQueries(),
                new NotByHand(engine),
                new CommentsOfTasks(engine),
                new UnrecordedVariables(engine),
                new OutermostCommand());
    }

    private static <T> List<T> before(@Nullable List<T> present, List<? extends T> guards) {
        List<T> all = new ArrayList<>(guards);
        all.addAll(present == null ? List.of() : present);
        return all;
    }
}
