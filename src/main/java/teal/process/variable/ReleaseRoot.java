package teal.process.variable;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** The variables of the release itself, accessible from any process that it calls. */
public final class ReleaseRoot {

    private ReleaseRoot() {}

    public static String id(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getRootProcessInstanceId();
    }

    public static <T> Optional<T> find(DelegateExecution execution, Variable<T> variable) {
        return variable.decode(runtime(execution).getVariable(id(execution), variable.name()));
    }

    public static <T> void set(DelegateExecution execution, Variable<T> variable, T value) {
        runtime(execution).setVariable(id(execution), variable.name(), variable.encode(value));
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

    private static RuntimeService runtime(DelegateExecution execution) {
        return execution.getProcessEngineServices().getRuntimeService();
    }
}
