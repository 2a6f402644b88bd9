package teal.process.paths;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import teal.process.variable.ReleaseVariables;

/** What steps are to find, one call after the other; where nothing is told, it is a good day. */
final class Script {

    private final Map<String, Deque<Consumer<DelegateExecution>>> told = new ConcurrentHashMap<>();

    /** The step's next call finds this. */
    Script next(String step, Consumer<DelegateExecution> found) {
        told.computeIfAbsent(step, name -> new ArrayDeque<>()).add(found);
        return this;
    }

    /** The step's next call sets the variable to something else than on a good day. */
    Script next(String step, String variable, Object value) {
        return next(step, GoodDay.of(step).andThen(execution -> execution.setVariable(variable, value)));
    }

    /** The step's next call says no. */
    Script nextSaysNo(String step, String code) {
        return next(step, execution -> {
            ReleaseVariables.FAILED_STEP.set(execution, execution.getCurrentActivityId());
            throw new BpmnError(code, step + " said no");
        });
    }

    Consumer<DelegateExecution> take(String step) {
        Deque<Consumer<DelegateExecution>> left = told.getOrDefault(step, new ArrayDeque<>());
        return left.isEmpty() ? GoodDay.of(step) : left.remove();
    }

    void clear() {
        told.clear();
    }

    boolean isOver() {
        return told.values().stream().allMatch(Deque::isEmpty);
    }
}
