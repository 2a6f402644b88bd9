package teal.engine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.builder.IncompleteElementException;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.builder.xml.XMLStatementBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;

/**
 * The engine's SQL statements, each of which is read when it is first needed. There are 880; a start needs a few of them, and
 * would take a tenth more processor time to read them all.
 *
 * <p>MyBatis puts a statement aside if something in it is not there yet, and reads it once more later. Here, none is there until
 * somebody asks for it.
 */
public final class StatementsOnDemand extends Configuration {

    private final Map<String, XMLStatementBuilder> aside = new ConcurrentHashMap<>();
    private boolean begun;

    /** For MyBatis. */
    public StatementsOnDemand() {}

    /** As the engine would make it by itself, from the same files. */
    static SqlSessionFactory of(ProcessEngineConfigurationImpl engine) {
        if (engine.getDatabaseType() == null) {
            engine.initDatabaseType();
        }
        Properties dialect = new Properties();
        dialect.put("prefix", engine.getDatabaseTablePrefix());
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(
                dialect, engine.getDatabaseTablePrefix(), engine.getDatabaseType());
        StatementsOnDemand statements = read(dialect);
        statements.setEnvironment(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
        if (engine.isJdbcBatchProcessing()) {
            statements.setDefaultExecutorType(ExecutorType.BATCH);
        }
        return new DefaultSqlSessionFactory(statements);
    }

    /** @param dialect what the statements differ in from database to database */
    static StatementsOnDemand read(Properties dialect) {
        try (Reader files = new InputStreamReader(
                ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE),
                StandardCharsets.UTF_8)) {
            StatementsOnDemand statements =
                    (StatementsOnDemand) new XMLConfigBuilder(StatementsOnDemand.class, files, "", dialect).parse();
            statements.begun = true;
            return statements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first thing that MyBatis asks about a statement that it is going to read. */
    @Override
    public boolean hasStatement(String id, boolean validate) {
        if (!begun) {
            throw new IncompleteElementException("it is read when it is needed");
        }
        need(id);
        return super.hasStatement(id, validate);
    }

    @Override
    public void addIncompleteStatement(XMLStatementBuilder statement) {
        XNode element = (XNode) new DirectFieldAccessor(statement).getPropertyValue("context");
        aside.put(String.valueOf(element == null ? null : element.getStringAttribute("id")), statement);
    }

    @Override
    public MappedStatement getMappedStatement(String id, boolean validate) {
        need(id);
        return super.getMappedStatement(id, validate);
    }

    @Override
    public Collection<String> getMappedStatementNames() {
        needAll();
        return super.getMappedStatementNames();
    }

    @Override
    public Collection<MappedStatement> getMappedStatements() {
        needAll();
        return super.getMappedStatements();
    }

    private void needAll() {
        List.copyOf(aside.keySet()).forEach(this::need);
    }

    /** @param id with or without the name of its file's namespace */
    private void need(String id) {
        String name = id.substring(id.lastIndexOf('.') + 1);
        // Whoever reads one is asked whether it is there already
        if (aside.containsKey(name) && !Thread.holdsLock(this)) {
            readNow(name);
        }
    }

    /** Others who need it wait; it is no longer aside only when it can be used. */
    private synchronized void readNow(String name) {
        @Nullable XMLStatementBuilder statement = aside.get(name);
        if (statement != null) {
            statement.parseStatementNode();
            aside.remove(name);
        }
    }
}
