package teal.process.variable;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The release itself, accessible from any process that it calls: what it knows about itself does not depend on what
 * diagrams pass on to the processes that they call.
 */
public final class ReleaseRoot {

    private static final int TRIES = 20;

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

    /**
     * Writes texts in a transaction of its own, which is tried again when another one was faster.
     *
     * @throws OptimisticLockingException if others were faster each time
     */
    public static void setApart(
            ProcessEngineConfigurationImpl engine, String release, Map<Variable<String>, String> texts) {
        Map<String, Object> values = texts.entrySet().stream()
                .collect(Collectors.toMap(
                        text -> text.getKey().name(), text -> text.getKey().encode(text.getValue())));
        for (int tries = 1; ; tries++) {
            try {
                engine.getCommandExecutorTxRequiresNew().execute(new SetExecutionVariablesCmd(release, values, false));
                return;
            } catch (OptimisticLockingException faster) {
                if (tries == TRIES) {
                    throw faster;
                }
            }
        }
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
