package teal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The engine's own SQL statements, read from its XML in a thread of their own while Spring puts the rest of Teal together.
 * The engine would read them in the middle of that, which is a quarter of the work of a start. Only for the databases of which
 * the address tells the kind, and where nothing about the statements is set otherwise; the engine reads them itself then.
 */
class EngineStatements implements EnvironmentPostProcessor {

    /** Of the bean that has them. */
    private static final String BEAN = "engineStatements";

    private final ConfigurableBootstrapContext bootstrap;

    EngineStatements(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        kind(environment)
                .map(EngineStatements::begin)
                .ifPresent(read -> bootstrap.addCloseListener(closed ->
                        closed.getApplicationContext().getBeanFactory().registerSingleton(BEAN, read)));
    }

    /** The engine's word for the kind of database. */
    static Optional<String> kind(ConfigurableEnvironment environment) {
        try {
            String url = environment.getProperty("spring.datasource.url", "");
            return url.startsWith("jdbc:h2:")
                    ? Optional.of("h2")
                    : url.startsWith("jdbc:postgresql:") ? Optional.of("postgres") : Optional.empty();
        } catch (IllegalArgumentException unresolved) {
            // Whoever needs the address says what is wrong with it
            return Optional.empty();
        }
    }

    private static Read begin(String kind) {
        CompletableFuture<Configuration> read = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        read.complete(statements(kind));
                    } catch (IOException | RuntimeException e) {
                        read.completeExceptionally(e);
                    }
                },
                "engine-statements");
        thread.setDaemon(true);
        thread.start();
        return new Read(kind, read);
    }

    /** As the engine reads them: {@code ProcessEngineConfigurationImpl.initSqlSessionFactory}. */
    private static Configuration statements(String kind) throws IOException {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", kind);
        try (InputStream xml =
                ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            return new XMLConfigBuilder(new InputStreamReader(xml, StandardCharsets.UTF_8), "", properties).parse();
        }
    }

    /**
     * @param kind of database that they are for
     * @param statements once they have been read
     */
    record Read(String kind, CompletableFuture<Configuration> statements) {

        private static final Logger log = LoggerFactory.getLogger(EngineStatements.class);

        /** Before the engine reads its own, and only if it would read the same. */
        void giveTo(ProcessEngineConfigurationImpl engine) {
            if (engine.getDatabaseType() == null) {
                engine.initDatabaseType();
            }
            if (!kind.equals(engine.getDatabaseType())
                    || !engine.getDatabaseTablePrefix().isEmpty()
                    || !engine.isTransactionsExternallyManaged()) {
                return;
            }
            try {
                Configuration all = statements.join();
                all.setEnvironment(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
                all.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
                if (engine.isJdbcBatchProcessing()) {
                    all.setDefaultExecutorType(ExecutorType.BATCH);
                }
                engine.setSqlSessionFactory(new DefaultSqlSessionFactory(all));
            } catch (CompletionException e) {
                log.warn("The engine's statements could not be read beforehand, so it reads them now", e);
            }
        }
    }
}
