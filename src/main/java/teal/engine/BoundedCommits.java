package teal.engine;

import java.sql.SQLException;
import java.sql.Statement;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * An instance that freezes while it writes, because its process is stopped or its machine paused, keeps the rows that it has
 * written locked: no other instance could acquire that job, or any other that it acquires together with it. So PostgreSQL ends
 * such a session: from the end of a job's work to its commit, and while jobs are acquired. During the work itself there is no
 * limit, since a step works elsewhere.
 */
final class BoundedCommits extends CommandInterceptor {

    /** Shorter than the others wait for a lock ({@link DatabaseSessions}), so that they get it. */
    private static final String LIMIT = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

    private final ProcessEngineConfigurationImpl engine;

    BoundedCommits(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (isOfJobs(command) && "postgres".equals(engine.getDatabaseType())) {
            Context.getCommandContext().registerCommandContextListener(new BeforeWriting());
        }
        return next.execute(command);
    }

    private static boolean isOfJobs(Command<?> command) {
        return command instanceof ExecuteJobsCmd || command instanceof AcquireJobsCmd;
    }

    private static final class BeforeWriting implements CommandContextListener {

        @Override
        public void onCommandContextClose(CommandContext context) {
            try (Statement statement =
                    context.getDbSqlSession().getSqlSession().getConnection().createStatement()) {
                statement.execute(LIMIT);
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL does not take '" + LIMIT + "'", e);
            }
        }

        @Override
        public void onCommandFailed(CommandContext context, Throwable failure) {
            // It is rolled back.
        }
    }
}
