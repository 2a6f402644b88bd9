package teal.lab;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine's SQL statements, read once by the first Teal of a JVM. Each engine reads some thousands of them from XML as it
 * starts, a seventh of the processor time of a JVM that starts a Teal for each class of its tests.
 */
final class SharedStatements extends AbstractProcessEnginePlugin {

    /** By the kind of database that they were read for: {@code jdbc:h2}. */
    private static final Map<String, Configuration> READ = new ConcurrentHashMap<>();

    private final String database;

    private SharedStatements(String url) {
        this.database = url.substring(0, url.indexOf(':', "jdbc:".length()));
    }

    /** Gives them to the engine of a Teal that is about to start. */
    static void join(ConfigurableApplicationContext teal) {
        String url = teal.getEnvironment().getRequiredProperty("spring.datasource.url");
        teal.getBeanFactory().registerSingleton("sharedStatements", new SharedStatements(url));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Configuration read = READ.get(database);
        if (read != null) {
            engine.setSqlSessionFactory(new DefaultSqlSessionFactory(new OnOtherDatabase(read, engine)));
        }
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        READ.putIfAbsent(database, engine.getSqlSessionFactory().getConfiguration());
    }

    /** What was read for one database, for another one of its kind. */
    private static final class OnOtherDatabase extends Configuration {

        private final Configuration read;

        OnOtherDatabase(Configuration read, ProcessEngineConfigurationImpl engine) {
            super(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
            this.read = read;
            setDefaultExecutorType(read.getDefaultExecutorType());
        }

        @Override
        public MappedStatement getMappedStatement(String id) {
            return read.getMappedStatement(id);
        }

        @Override
        public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
            return read.getMappedStatement(id, validateIncompleteStatements);
        }
    }
}
