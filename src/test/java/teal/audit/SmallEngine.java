package teal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import teal.access.Principals;
import teal.access.TealActs;
import teal.lab.SharedStatements;

/**
 * An engine with nothing of Teal but the record of what people do, in a database of its own. There is one for each JVM,
 * because it takes longer to start than all that is asked of it, and it has no threads.
 */
final class SmallEngine {

    static final String PROCESS = "question";

    private static final String DATABASE = "jdbc:h2:mem:small-engine";

    private static final SmallEngine ONLY = new SmallEngine();

    private final JdbcClient database;
    private final AuditTrail trail;
    private final Principals principals;
    private final ProcessEngine engine;

    private SmallEngine() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(DATABASE + ";DB_CLOSE_DELAY=-1");
        database = JdbcClient.create(source);
        database.sql(tables()).update();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        SpringProcessEngineConfiguration settings = new SpringProcessEngineConfiguration();
        principals = TealActs.principals(settings::getIdentityService);
        AuditTable table = new AuditTable(database, Clock.systemUTC());
        Anchor none = new Anchor(Path.of("target", "no-anchor"));
        trail = new AuditTrail(table, new TrailCheck(table, none), transactions, TealActs.currentPerson());
        engine = start(settings, new TransactionAwareDataSourceProxy(source), transactions);
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "question.bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("Task_Answer")
                                .camundaOutputParameter("written", "by a step")
                                .endEvent()
                                .done())
                .deploy();
    }

    private ProcessEngine start(
            SpringProcessEngineConfiguration settings,
            TransactionAwareDataSourceProxy source,
            DataSourceTransactionManager transactions) {
        AuditExtensions audit = new AuditExtensions(trail, principals, database);
        settings.setProcessEngineName("small");
        // For its expressions, none of which names a bean
        settings.setApplicationContext(new StaticApplicationContext());
        settings.setDataSource(source);
        settings.setTransactionManager(transactions);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistory(ProcessEngineConfigurationImpl.HISTORY_FULL);
        settings.setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
        settings.setCustomPostCommandInterceptorsTxRequired(List.of(audit.recorder()));
        settings.setCustomHistoryEventHandlers(List.of(audit.historyHandler()));
        settings.getProcessEnginePlugins().add(new SharedStatements(DATABASE));
        return settings.buildProcessEngine();
    }

    private static String tables() {
        try {
            return TrailRules.tables();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With an empty trail, and nobody signed in. */
    static SmallEngine fresh() {
        ONLY.identity().clearAuthentication();
        ONLY.forget();
        return ONLY;
    }

    /** Empties the trail. */
    void forget() {
        database.sql("DELETE FROM TEAL_AUDIT").update();
        database.sql("UPDATE TEAL_AUDIT_END SET ENTRIES = 0, HASH = ?")
                .param(AuditEntry.BEGINNING)
                .update();
    }

    ProcessEngine engine() {
        return engine;
    }

    IdentityService identity() {
        return engine.getIdentityService();
    }

    Principals principals() {
        return principals;
    }

    JdbcClient database() {
        return database;
    }

    void as(String administrator, Runnable act) {
        identity().setAuthentication(administrator, List.of("camunda-admin"));
        try {
            act.run();
        } finally {
            identity().clearAuthentication();
        }
    }

    /** Each entry as {@code person act [subject] details}. */
    List<String> acts() {
        return trail.read(0, 100).stream()
                .map(entry -> entry.person() + " " + entry.act() + " [" + entry.subject() + "] " + entry.details())
                .toList();
    }
}
