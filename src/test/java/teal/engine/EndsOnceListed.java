package teal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import teal.lab.SharedStatements;

/** An engine whose instances end right after somebody has listed them, the first time. */
final class EndsOnceListed {

    static final String PROCESS = "waits";

    private final AtomicBoolean over = new AtomicBoolean();

    ProcessEngine engine() {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        StandaloneInMemProcessEngineConfiguration settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setDataSource(new PooledDataSource("org.h2.Driver", database, "teal", ""));
        settings.setProcessEngineName(database);
        settings.setEnforceHistoryTimeToLive(false);
        settings.setCustomPreCommandInterceptorsTxRequired(List.of(new Ends(settings)));
        settings.setProcessEnginePlugins(new ArrayList<>(List.of(new SharedStatements(database))));
        ProcessEngine engine = settings.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waits.bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .startEvent()
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
        return engine;
    }

    private final class Ends extends CommandInterceptor {

        private final StandaloneInMemProcessEngineConfiguration settings;

        Ends(StandaloneInMemProcessEngineConfiguration settings) {
            this.settings = settings;
        }

        @Override
        public <T> T execute(Command<T> command) {
            T found = next.execute(command);
            if (command instanceof ProcessInstanceQueryImpl
                    && found instanceof List<?> listed
                    && !over.getAndSet(true)) {
                listed.forEach(instance -> settings.getRuntimeService()
                        .deleteProcessInstance(((ProcessInstance) instance).getId(), "ended meanwhile"));
            }
            return found;
        }
    }
}
