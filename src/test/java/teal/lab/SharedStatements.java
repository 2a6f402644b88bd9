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
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The engine's SQL statements, parsed once, by the first engine in a JVM. Every engine parses thousands of them from
 * XML at start-up, which takes a seventh of the processor time of a JVM that starts Teal for each of its test classes.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 1) // before Teal's own plug-in, which would read them otherwise
public final class SharedStatements extends AbstractProcessEnginePlugin {

    /** By the kind of database that they were parsed for: {@code jdbc:h2}. */
    private static final Map<String, Configuration> READ = new ConcurrentHashMap<>();

    private final String database;

    /** @param url of the engine's database, such as {@code jdbc:h2:mem:paths} */
    public SharedStatements(String url) {
        this.database = url.substring(0, url.indexOf(':', "jdbc:".length()));
    }

    /** Hands them to the engine of a Teal instance that is about to start. */
    public static void join(ConfigurableApplicationContext teal) {
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

    /** Parsed for one database, used for another of its kind. */
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
