package teal.process.approval;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The groups asked for an approval: the policy's, or those that the diagram names. Determined before the task is
 * created, so that only people who are asked get permissions for it.
 *
 * @param policies need the engine, which does not exist yet, so they are asked only when a release gets here
 */
record AskedGroups(List<Expression> drawn, ObjectProvider<ApprovalPolicies> policies) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        Optional<String> group =
                policies.getObject().of((DelegateExecution) scope).group();
        return group.isPresent()
                ? group.get()
                : drawn.stream().map(name -> name.getValue(scope)).toList();
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("who is asked is not set from within a diagram");
    }

    @Override
    public String getExpressionText() {
        return drawn.toString();
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
