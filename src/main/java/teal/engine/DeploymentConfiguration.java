package teal.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.access.KnownGroups;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.notify.Notifier;
import teal.rules.Vocabulary;
import teal.rules.Vocabulary.Kind;

/** Who may deploy, and what; and what every deployed diagram gets. */
@Configuration(proxyBeanMethods = false)
class DeploymentConfiguration {

    @Bean
    ProcessEnginePlugin decisionListeners(BeanFactory beans) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<BpmnParseListener> listeners =
                        new ArrayList<>(List.of(new DecisionListeners(beans), new OutcomeListeners(beans)));
                if (configuration.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(configuration.getCustomPostBPMNParseListeners());
                }
                configuration.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }

    @Bean
    ProcessEnginePlugin checkedDeployments(
            Inventory inventory,
            Notifier notifier,
            ObjectProvider<KnownGroups> groups,
            ObjectProvider<JdbcClient> database) {
        DiagramGate gate = new DiagramGate(
                () -> vocabulary(inventory, notifier), () -> groups.getObject().all());
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<Deployer> first = new ArrayList<>(List.of(gate));
                if (configuration.getCustomPreDeployers() != null) {
                    first.addAll(configuration.getCustomPreDeployers());
                }
                configuration.setCustomPreDeployers(first);
                List<Deployer> last = new ArrayList<>(List.of(new RemovedProcesses(database)));
                if (configuration.getCustomPostDeployers() != null) {
                    last.addAll(configuration.getCustomPostDeployers());
                }
                configuration.setCustomPostDeployers(last);
                configuration.setDeploymentHandlerFactory(UnchangedFiles::new);
                configuration.setCommandCheckers(
                        new ArrayList<>(List.of(new TenantCommandChecker(), new AuthorsOnly())));
            }
        };
    }

    /** What some application has may be named; an application without it tells so when it gets there. */
    private static Vocabulary vocabulary(Inventory inventory, Notifier notifier) {
        Vocabulary vocabulary = new Vocabulary()
                .with(Kind.WEBHOOK, Set.copyOf(notifier.webhooks()))
                .with(Kind.TIME_ZONE, ZoneId.getAvailableZoneIds());
        for (ManagedApplication application : inventory.all()) {
            vocabulary
                    .with(Kind.APPLICATION, Set.of(application.name()))
                    .with(Kind.TASK, application.settings().deployment().tasks().keySet())
                    .with(Kind.ENDPOINT, application.settings().endpoints().keySet());
        }
        return vocabulary;
    }
}
