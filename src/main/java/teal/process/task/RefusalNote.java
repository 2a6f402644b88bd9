package teal.process.task;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.Task;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseState;

/**
 * Some reasons to refuse a release are found only after it was started, when the requester is no longer looking. They
 * get the reason as a task of their own, and complete it once they have read it.
 */
public class RefusalNote extends AbstractBpmnParseListener implements ExecutionListener {

    /** What Tasklist's filter knows these notes by. */
    private static final String QUESTION = "refused";

    /** The maximum length of a task's name. */
    private static final int NAME = 255;

    @Override
    public void parseEndEvent(Element endEvent, ScopeImpl scope, ActivityImpl activity) {
        if (ReleaseState.ofEnd(endEvent.attribute("name"))
                .filter(ReleaseState.REFUSED::equals)
                .isPresent()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, this);
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        // Only the end of the release itself says how it ended, not that of a process that it called.
        if (execution.getSuperExecution() != null) {
            return;
        }
        ProcessEngineServices engine = execution.getProcessEngineServices();
        requester(engine, execution).ifPresent(requester -> {
            String text = text(execution);
            Task note = engine.getTaskService().newTask();
            note.setName(text.length() > NAME ? text.substring(0, NAME - 3) + "..." : text);
            note.setDescription(text);
            note.setAssignee(requester);
            engine.getTaskService().saveTask(note);
            engine.getTaskService().setVariableLocal(note.getId(), ReleaseVariables.QUESTION.name(), QUESTION);
        });
    }

    private static Optional<String> requester(ProcessEngineServices engine, DelegateExecution execution) {
        return Optional.ofNullable(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .singleResult())
                .map(HistoricProcessInstance::getStartUserId);
    }

    private static String text(DelegateExecution execution) {
        return "Refused: " + execution.getVariable("application") + " " + execution.getVariable("version") + ": "
                + execution.getVariable("failure");
    }
}
