package teal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.context.ApplicationListener;

/** Teal without a single filter in front of it, as if somebody had found a way around them all. Sees what nobody gets done. */
final class OpenDoor implements ApplicationListener<ApplicationContextInitializedEvent> {

    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    /** The commands that the engine has executed for nobody. */
    List<String> doneByNobody() {
        return List.copyOf(done);
    }

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        ConfigurableListableBeanFactory beans = event.getApplicationContext().getBeanFactory();
        beans.addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof AbstractFilterRegistrationBean<?> filter) {
                    filter.setEnabled(false);
                }
                return bean;
            }
        });
        beans.registerSingleton("watch", new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomPostCommandInterceptorsTxRequired(
                        and(engine.getCustomPostCommandInterceptorsTxRequired(), new Watch(engine)));
                engine.setCustomPostCommandInterceptorsTxRequiresNew(
                        and(engine.getCustomPostCommandInterceptorsTxRequiresNew(), new Watch(engine)));
            }
        });
    }

    private static List<CommandInterceptor> and(@Nullable List<CommandInterceptor> present, CommandInterceptor more) {
        List<CommandInterceptor> all = new ArrayList<>(present == null ? List.of() : present);
        all.add(more);
        return all;
    }

    /** The last before the engine executes a command. */
    private final class Watch extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl engine;

        Watch(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public <T> T execute(Command<T> command) {
            if (!SystemPrincipal.isActing() && engine.getIdentityService().getCurrentAuthentication() == null) {
                done.add(Thread.currentThread().getName() + ": "
                        + command.getClass().getName());
            }
            return next.execute(command);
        }
    }
}
