package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The engine's statements are read beforehand, and are those that it would have read itself. */
class EngineStatementsTest {

    private static final String H2 = "jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1";

    @Test
    void theyAreWhatTheEngineWouldHaveRead() {
        SpringProcessEngineConfiguration byItself = engine();
        SpringProcessEngineConfiguration beforehand = engine();

        read(H2).orElseThrow().giveTo(beforehand);

        ProcessEngine engine = byItself.buildProcessEngine();
        try {
            Configuration expected = byItself.getSqlSessionFactory().getConfiguration();
            Configuration found = beforehand.getSqlSessionFactory().getConfiguration();
            assertThat(statements(found)).isNotEmpty().containsExactlyInAnyOrderElementsOf(statements(expected));
            assertThat(found.getVariables()).isEqualTo(expected.getVariables());
            assertThat(found.getDefaultExecutorType()).isEqualTo(expected.getDefaultExecutorType());
            assertThat(found.getDefaultStatementTimeout()).isEqualTo(expected.getDefaultStatementTimeout());
            assertThat(found.getEnvironment().getTransactionFactory())
                    .hasSameClassAs(expected.getEnvironment().getTransactionFactory());
            assertThat(found.getEnvironment().getDataSource()).isSameAs(beforehand.getDataSource());
        } finally {
            engine.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:./teal,h2", "jdbc:postgresql://db/teal?ssl=true,postgres"})
    void theAddressTellsTheKindOfDatabase(String address, String kind) {
        assertThat(read(address)).map(EngineStatements.Read::kind).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:@db", "", "${no.such.secret}"})
    void nothingIsReadForAnotherKind(String address) {
        assertThat(read(address)).isEmpty();
    }

    @Test
    void anEngineThatIsSetUpOtherwiseReadsItsOwn() {
        SpringProcessEngineConfiguration prefixed = engine();
        prefixed.setDatabaseTablePrefix("COMPANY.");
        SpringProcessEngineConfiguration another = engine();

        read(H2).orElseThrow().giveTo(prefixed);
        read("jdbc:postgresql://db/teal").orElseThrow().giveTo(another);

        assertThat(List.of(prefixed, another))
                .allSatisfy(engine -> assertThat(engine.getSqlSessionFactory()).isNull());
    }

    private static Collection<String> statements(Configuration configuration) {
        return configuration.getMappedStatementNames().stream()
                .filter(name -> name.contains(".")) // short names may be ambiguous
                .map(configuration::getMappedStatement)
                .map(EngineStatementsTest::description)
                .collect(Collectors.toSet());
    }

    private static String description(MappedStatement statement) {
        return statement.getId() + " " + statement.getSqlCommandType() + " "
                + statement.getSqlSource().getClass().getSimpleName();
    }

    private static Optional<EngineStatements.Read> read(String address) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("settings", Map.of("spring.datasource.url", address)));
        DefaultBootstrapContext bootstrap = new DefaultBootstrapContext();
        new EngineStatements(bootstrap).postProcessEnvironment(environment, new SpringApplication());
        StaticApplicationContext context = new StaticApplicationContext();
        bootstrap.close(context);
        return Optional.ofNullable(
                context.getBeanProvider(EngineStatements.Read.class).getIfAvailable());
    }

    private static SpringProcessEngineConfiguration engine() {
        DataSource database = new DriverManagerDataSource(H2);
        SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
        engine.setApplicationContext(new StaticApplicationContext());
        engine.setDataSource(database);
        engine.setTransactionManager(new DataSourceTransactionManager(database));
        engine.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
        engine.setJobExecutorActivate(false);
        return engine;
    }
}
