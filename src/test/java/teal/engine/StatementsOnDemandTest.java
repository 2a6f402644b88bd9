package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine finds each of its statements, as if all had been read when it started. */
class StatementsOnDemandTest {

    private static final int THREADS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void eachStatementIsWhatTheEngineWouldHaveReadItself(String database) throws Exception {
        Configuration itself = readAtOnce(database);
        List<String> ids = itself.getMappedStatements().stream()
                .map(MappedStatement::getId)
                .distinct()
                .toList();
        StatementsOnDemand onDemand = StatementsOnDemand.read(dialect(database));

        assertThat(ids).hasSizeGreaterThan(800);
        assertThat(ids).allSatisfy(id -> {
            MappedStatement expected = itself.getMappedStatement(id);
            MappedStatement found = onDemand.getMappedStatement(id.substring(id.lastIndexOf('.') + 1));
            assertThat(found).isSameAs(onDemand.getMappedStatement(id));
            assertThat(described(found)).isEqualTo(described(expected));
            assertThat(found.getSqlSource()).hasSameClassAs(expected.getSqlSource());
        });
        assertThat(onDemand.getMappedStatementNames())
                .containsExactlyInAnyOrderElementsOf(itself.getMappedStatementNames());
    }

    @Test
    void whoAsksForAllGetsAll() throws Exception {
        assertThat(StatementsOnDemand.read(dialect("h2")).getMappedStatements())
                .hasSameSizeAs(readAtOnce("h2").getMappedStatements());
    }

    @Test
    void askedForByManyAtOnceEachIsReadOnce() throws Exception {
        StatementsOnDemand statements = StatementsOnDemand.read(dialect("h2"));
        CountDownLatch begin = new CountDownLatch(1);
        List<CompletableFuture<MappedStatement>> all = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.supplyAsync(() -> {
                    await(begin);
                    return statements.getMappedStatement("selectJob");
                }))
                .toList();
        begin.countDown();

        Set<MappedStatement> found = Collections.newSetFromMap(new IdentityHashMap<>());
        all.forEach(one -> found.add(one.join()));
        assertThat(found).hasSize(1);
    }

    @Test
    void whatThereIsNotIsNotFound() {
        assertThat(StatementsOnDemand.read(dialect("h2")).hasStatement("selectNothing"))
                .isFalse();
    }

    private static List<Object> described(MappedStatement statement) {
        return Stream.of(
                        Stream.of(
                                statement.getId(),
                                statement.getSqlCommandType(),
                                statement.getStatementType(),
                                statement.isFlushCacheRequired(),
                                String.valueOf(statement.getParameterMap().getType())),
                        statement.getResultMaps().stream().map(ResultMap::getId))
                .<Object>flatMap(part -> part)
                .toList();
    }

    private static Configuration readAtOnce(String database) throws Exception {
        try (Reader files = new InputStreamReader(
                StatementsOnDemandTest.class
                        .getClassLoader()
                        .getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE),
                StandardCharsets.UTF_8)) {
            return new XMLConfigBuilder(files, "", dialect(database)).parse();
        }
    }

    private static Properties dialect(String database) {
        Properties dialect = new Properties();
        dialect.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(dialect, "", database);
        return dialect;
    }

    private static void await(CountDownLatch begin) {
        try {
            begin.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
