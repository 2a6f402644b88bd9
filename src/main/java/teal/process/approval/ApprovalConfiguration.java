package teal.process.approval;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the policy say who is asked, in whatever diagram the approvers' question is put. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {

    private static final String FORM = "approve-switch";

    @Bean
    ProcessEnginePlugin askedGroups(ObjectProvider<ApprovalPolicies> policies) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners() == null
                        ? new ArrayList<>()
                        : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
                listeners.add(new AskPolicy(policies));
                engine.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }

    private static final class AskPolicy extends AbstractBpmnParseListener {

        private final ObjectProvider<ApprovalPolicies> policies;

        AskPolicy(ObjectProvider<ApprovalPolicies> policies) {
            this.policies = policies;
        }

        @Override
        public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
            if (FORM.equals(task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef"))
                    && activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                var groups = behavior.getTaskDefinition().getCandidateGroupIdExpressions();
                List<Expression> drawn = List.copyOf(groups);
                groups.clear();
                groups.add(new AskedGroups(drawn, policies));
            }
        }
    }
}
