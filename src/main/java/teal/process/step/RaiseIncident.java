package teal.process.step;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;
import teal.process.task.AnsweredTask;
import teal.process.variable.ReleaseVariables;

/**
 * Opens an incident for a pending decision, which Cockpit shows on its task and on every calling process; the decision
 * closes it.
 */
@Component
class RaiseIncident implements TaskListener {

    static final String TYPE = "decisionNeeded";

    private final PossibleAnswers possible;

    RaiseIncident(PossibleAnswers possible) {
        this.possible = possible;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getEventName().equals(TaskListener.EVENTNAME_CREATE)) {
            raise(task);
        } else {
            resolve(task);
        }
    }

    private void raise(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        String step = FailedStep.name(execution);
        ReleaseVariables.FAILED_STEP_NAME.setLocal(task, step);
        ReleaseVariables.IMPOSSIBLE_ANSWERS.setLocal(task, possible.impossible(execution));
        execution.createIncident(
                TYPE,
                task.getId(),
                step + ": " + ReleaseVariables.FAILURE.find(execution).orElse("(no reason given)"));
    }

    private static void resolve(DelegateTask task) {
        RuntimeService runtime = task.getProcessEngineServices().getRuntimeService();
        runtime.createIncidentQuery().incidentType(TYPE).configuration(task.getId()).list().stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(Incident::getId)
                .forEach(AnsweredTask.execution(task)::resolveIncident);
    }
}
