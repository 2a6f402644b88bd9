package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
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
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The engine's statements are read beforehand, and are those that it would have read itself. */
class EngineStatementsTest {

    private static final String H2 = "jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1";

    @Test
    void theyAreWhatTheEngineWouldHaveRead() {
        Engine byItself = new Engine();
        Engine beforehand = new Engine();
        read(H2).orElseThrow().giveTo(beforehand);

        Configuration expected = byItself.statements();
        Configuration found = beforehand.statements();

        assertThat(statements(found)).isNotEmpty().containsExactlyInAnyOrderElementsOf(statements(expected));
        assertThat(found.getVariables()).isEqualTo(expected.getVariables());
        assertThat(found.getDefaultExecutorType()).isEqualTo(expected.getDefaultExecutorType());
        assertThat(found.getDefaultStatementTimeout()).isEqualTo(expected.getDefaultStatementTimeout());
        assertThat(found.getEnvironment().getTransactionFactory())
                .hasSameClassAs(expected.getEnvironment().getTransactionFactory());
        assertThat(found.getEnvironment().getDataSource()).isSameAs(beforehand.getDataSource());
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:./teal,h2", "jdbc:postgresql://db/teal?ssl=true,postgres"})
    void theAddressTellsTheKindOfDatabase(String address, String kind) {
        assertThat(EngineStatements.kind(environment(address))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:@db", "", "${no.such.secret}"})
    void nothingIsReadForAnotherKind(String address) {
        assertThat(EngineStatements.kind(environment(address))).isEmpty();
        assertThat(read(address)).isEmpty();
    }

    @Test
    void anEngineThatIsSetUpOtherwiseReadsItsOwn() {
        Engine prefixed = new Engine();
        prefixed.setDatabaseTablePrefix("COMPANY.");
        Engine another = new Engine();
        another.setDatabaseType("postgres");
        EngineStatements.Read forH2 =
                new EngineStatements.Read("h2", CompletableFuture.completedFuture(new Configuration()));

        forH2.giveTo(prefixed);
        forH2.giveTo(another);

        assertThat(List.of(prefixed, another))
                .allSatisfy(engine -> assertThat(engine.getSqlSessionFactory()).isNull());
    }

    @Test
    void statementsThatCouldNotBeReadAreLeftToTheEngine() {
        Engine engine = new Engine();

        new EngineStatements.Read("h2", CompletableFuture.failedFuture(new IllegalStateException("no mappings")))
                .giveTo(engine);

        assertThat(engine.getSqlSessionFactory()).isNull();
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

    private static StandardEnvironment environment(String address) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("settings", Map.of("spring.datasource.url", address)));
        return environment;
    }

    private static Optional<EngineStatements.Read> read(String address) {
        DefaultBootstrapContext bootstrap = new DefaultBootstrapContext();
        new EngineStatements(bootstrap).postProcessEnvironment(environment(address), new SpringApplication());
        StaticApplicationContext context = new StaticApplicationContext();
        bootstrap.close(context);
        return Optional.ofNullable(
                context.getBeanProvider(EngineStatements.Read.class).getIfAvailable());
    }

    /** As far as to its statements; nothing is in its database. */
    private static final class Engine extends SpringProcessEngineConfiguration {

        Engine() {
            setDataSource(new DriverManagerDataSource(H2));
        }

        Configuration statements() {
            initDataSource();
            initTransactionFactory();
            initSqlSessionFactory();
            return getSqlSessionFactory().getConfiguration();
        }
    }
}
