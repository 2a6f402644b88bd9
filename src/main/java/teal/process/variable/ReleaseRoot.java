package teal.process.variable;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The release itself, accessible from any process that it calls: what it knows about itself does not depend on what
 * diagrams pass on to the processes that they call.
 */
public final class ReleaseRoot {

    private ReleaseRoot() {}

    public static String id(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getRootProcessInstanceId();
    }

    public static <T> Optional<T> find(DelegateExecution execution, Variable<T> variable) {
        return variable.find(of(execution));
    }

    public static <T> void set(DelegateExecution execution, Variable<T> variable, T value) {
        variable.set(of(execution), value);
    }

    /** Whether the release is rolling back, according to this process or else its nearest caller that knows. */
    public static boolean isGoingBack(DelegateExecution execution) {
        for (ExecutionEntity caller = (ExecutionEntity) execution;
                caller != null;
                caller = caller.getProcessInstance().getSuperExecution()) {
            Optional<Boolean> restore = ReleaseVariables.RESTORE.find(caller);
            if (restore.isPresent()) {
                return restore.get();
            }
        }
        return false;
    }

    private static ExecutionEntity of(DelegateExecution execution) {
        ExecutionEntity instance = ((ExecutionEntity) execution).getProcessInstance();
        while (instance.getSuperExecution() != null) {
            instance = instance.getSuperExecution().getProcessInstance();
        }
        return instance;
    }
}
