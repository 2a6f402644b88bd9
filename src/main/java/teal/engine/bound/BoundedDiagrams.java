package teal.engine.bound;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoParameter;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Attached to every element of every diagram whenever the engine reads it, so also to those that were deployed earlier.
 * The engine reports a process when it has read all of its elements, of whatever kind.
 */
final class BoundedDiagrams extends AbstractBpmnParseListener {

    private static final ExecutionListener ENTERED =
            execution -> BoundedTransaction.current().ifPresent(BoundedTransaction::entered);

    private static final ExecutionListener CALLED =
            execution -> BoundedTransaction.current().ifPresent(transaction -> transaction.called(depth(execution)));

    private static final ExecutionListener LEFT = OpenFaults::resolve;

    private final Bounds bounds;

    BoundedDiagrams(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, CALLED);
        bound(definition);
    }

    private void bound(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, ENTERED);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, LEFT);
            if (activity.getIoMapping() != null) {
                bound(activity.getIoMapping());
            }
            boundInstances(activity);
            bound(activity);
        }
    }

    private void bound(IoMapping mapping) {
        mapping.getInputParameters().forEach(this::bound);
        mapping.getOutputParameters().forEach(this::bound);
    }

    private void bound(IoParameter parameter) {
        parameter.setValueProvider(new BoundedValue(parameter.getName(), parameter.getValueProvider(), bounds));
    }

    private void boundInstances(ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior drawn) {
            if (drawn instanceof ParallelMultiInstanceActivityBehavior) {
                activity.setActivityBehavior(new BoundedParallel(drawn, bounds));
            } else if (drawn instanceof SequentialMultiInstanceActivityBehavior) {
                activity.setActivityBehavior(new BoundedSequence(drawn, bounds));
            }
        }
    }

    private static int depth(DelegateExecution execution) {
        int depth = 1;
        for (ExecutionEntity caller =
                        ((ExecutionEntity) execution).getProcessInstance().getSuperExecution();
                caller != null;
                caller = caller.getProcessInstance().getSuperExecution()) {
            depth++;
        }
        return depth;
    }
}
