package teal.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may deploy, and what; and what every deployed diagram gets. */
@Configuration(proxyBeanMethods = false)
class DeploymentConfiguration {

    @Bean
    ProcessEnginePlugin decisionListeners(BeanFactory beans) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<BpmnParseListener> listeners = new ArrayList<>(List.of(new DecisionListeners(beans)));
                if (configuration.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(configuration.getCustomPostBPMNParseListeners());
                }
                configuration.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }

    @Bean
    ProcessEnginePlugin checkedDeployments() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<Deployer> first = new ArrayList<>(List.of(new DiagramGate()));
                if (configuration.getCustomPreDeployers() != null) {
                    first.addAll(configuration.getCustomPreDeployers());
                }
                configuration.setCustomPreDeployers(first);
                configuration.setCommandCheckers(
                        new ArrayList<>(List.of(new TenantCommandChecker(), new AuthorsOnly())));
            }
        };
    }
}
