package teal.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import teal.process.request.ReleaseLock;

/**
 * A release frees its application when it ends, however it ends: at any end event, or deleted by an administrator. Attached to
 * every process, so no diagram can leave it out.
 */
class ApplicationHold extends AbstractBpmnParseListener {

    private final ReleaseLock lock;

    ApplicationHold(ReleaseLock lock) {
        this.lock = lock;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::free);
    }

    private void free(DelegateExecution execution) {
        lock.release(execution.getProcessInstanceId());
    }
}
