package teal.audit;

import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import teal.access.Principals;

/** The engine extensions that record what people do, for the engine's wiring. */
@Component
public class AuditExtensions {

    private final AuditTrail trail;
    private final Principals principals;
    private final JdbcClient database;
    private final RecordedCommands commands = new RecordedCommands();

    AuditExtensions(AuditTrail trail, Principals principals, JdbcClient database) {
        this.trail = trail;
        this.principals = principals;
        this.database = database;
    }

    /** No bean: Camunda's starter would add it once more, and each entry would be written twice. */
    public HistoryEventHandler historyHandler() {
        return new UserActions(trail, principals);
    }

    /** For the end of each chain of commands; a new one each time, because each holds a reference to the next. */
    public CommandInterceptor recorder() {
        return new CommandRecorder(trail, principals, database, commands);
    }
}
