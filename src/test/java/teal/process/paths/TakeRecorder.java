package teal.process.paths;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Writes down which sequence flows each process instance takes, as the engine tells it at that moment. */
final class TakeRecorder extends AbstractBpmnParseListener implements ExecutionListener {

    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        // Built in, so that it also sees what a modification without listeners takes.
        flow.addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, this);
    }

    /** What is taken in a transaction that is rolled back was not taken. */
    @Override
    public void notify(DelegateExecution execution) {
        String instance = execution.getProcessInstanceId();
        String flow = execution.getCurrentTransitionId();
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(
                        TransactionState.COMMITTED,
                        committed -> taken.computeIfAbsent(instance, id -> new CopyOnWriteArrayList<>())
                                .add(flow));
    }

    /** By process instance, for all since the start. */
    Map<String, List<String>> taken() {
        return taken;
    }
}
