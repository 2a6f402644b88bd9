package teal.process.approval;

import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the policy determine who is asked, in any diagram that asks for an approval. */
@Component
public class AskPolicy extends AbstractBpmnParseListener {

    private static final String FORM = "approve-switch";

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
