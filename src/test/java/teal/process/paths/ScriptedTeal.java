package teal.process.paths;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import teal.lab.SharedStatements;

/**
 * Teal with its engine, listeners, forms, rights and diagrams as they are, and with steps that do as the script says. Jobs
 * are run by the tests. One for all of them.
 */
final class ScriptedTeal implements CloseableResource {

    private static final Map<String, String> SETTINGS = Map.of(
            "server.port", "0",
            "logging.level.teal", "error",
            "spring.datasource.url", "jdbc:h2:mem:paths;QUERY_CACHE_SIZE=256",
            "teal.passwords.cost", "10",
            "spring.config.additional-location",
                    "classpath:teal/lab/lab.yaml,classpath:teal/process/paths/nowhere.yaml");

    private static final String ARTIFACT = "shop.tar.gz";

    private final Path files = files();
    private final Script script = new Script();
    private final TakeRecorder recorder = new TakeRecorder();
    private final ConfigurableApplicationContext teal;

    private ScriptedTeal() {
        SpringApplication application = new SpringApplication(TealApplication.class);
        application.addInitializers(this::prepare);
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("lab.files", files.toString());
        settings.put("teal.work-directory", files.resolve("work").toString());
        this.teal = application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
        teal.getBean(ProcessEngineConfigurationImpl.class).getJobExecutor().shutdown();
    }

    /** The address of what is requested; it is there, but nothing is done with it. */
    String artifact() {
        return "file:" + files.resolve(ARTIFACT);
    }

    /** What an inventory names has to be there, even if no step uses it. */
    private static Path files() {
        try {
            Path directory = Files.createTempDirectory("teal-paths");
            for (String name : List.of("tsig", "id", "known_hosts", ARTIFACT)) {
                Files.writeString(directory.resolve(name), "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0\n")
                        .toFile()
                        .deleteOnExit();
            }
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        SharedStatements.join(context);
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
