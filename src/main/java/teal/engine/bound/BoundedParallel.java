package teal.engine.bound;

import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A parallel multi-instance element that is executed a bounded number of times. */
final class BoundedParallel extends ParallelMultiInstanceActivityBehavior {

    private final Bounds bounds;

    BoundedParallel(MultiInstanceActivityBehavior drawn, Bounds bounds) {
        this.bounds = bounds;
        Instances.copy(drawn, this);
    }

    @Override
    protected int resolveNrOfInstances(ActivityExecution execution) {
        return Instances.checked(super.resolveNrOfInstances(execution), bounds);
    }
}
