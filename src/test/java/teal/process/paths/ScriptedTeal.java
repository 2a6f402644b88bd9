package teal.process.paths;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import teal.TealApplication;

/**
 * Teal with its engine, listeners, forms, rights and diagrams as they are, and with steps that do as the script says. Jobs
 * are run by the tests. One for all of them.
 */
final class ScriptedTeal implements CloseableResource {

    private static final Map<String, String> SETTINGS = Map.of(
            "server.port", "0",
            "logging.level.teal", "error",
            "spring.datasource.url", "jdbc:h2:mem:paths",
            "spring.config.additional-location",
                    "classpath:teal/lab/lab.yaml,classpath:teal/process/paths/nowhere.yaml");

    private final Script script = new Script();
    private final TakeRecorder recorder = new TakeRecorder();
    private final ConfigurableApplicationContext teal;

    private ScriptedTeal() {
        SpringApplication application = new SpringApplication(TealApplication.class);
        application.addInitializers(this::prepare);
        this.teal = application.run(SETTINGS.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
        teal.getBean(ProcessEngineConfigurationImpl.class).getJobExecutor().shutdown();
    }

    static ScriptedTeal start() {
        return new ScriptedTeal();
    }

    private void prepare(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JavaDelegate ? new ScriptedStep(name, script) : bean;
            }
        });
        context.getBeanFactory().registerSingleton("coverage", new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                ProcessCoverageConfigurator.initializeProcessCoverageExtensions(engine);
                engine.getCustomPostBPMNParseListeners().add(recorder);
            }
        });
    }

    Script script() {
        return script;
    }

    TakeRecorder recorder() {
        return recorder;
    }

    ProcessEngine engine() {
        return teal.getBean(ProcessEngine.class);
    }

    <T> T part(Class<T> type) {
        return teal.getBean(type);
    }

    @Override
    public void close() {
        teal.close();
    }
}
