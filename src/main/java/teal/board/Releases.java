package teal.board;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Service;
import teal.board.ReleaseView.Activity;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.StepReport;
import teal.process.variable.Variable;
import teal.release.ReleaseState;

/**
 * Running and past releases, by whatever process: what is not called by another process is a release. Put together from the
 * engine's own records: nothing is kept twice.
 */
@Service
public class Releases {

    private static final String USER_TASK = "userTask";

    private final HistoryService history;
    private final RuntimeService runtime;
    private final ReleaseReports reports;
    private final CurrentSteps current;
    private final FailedAttempts attempts;
    private final ClusterViews clusters;

    Releases(
            HistoryService history,
            RuntimeService runtime,
            ReleaseReports reports,
            CurrentSteps current,
            FailedAttempts attempts,
            ClusterViews clusters) {
        this.history = history;
        this.runtime = runtime;
        this.reports = reports;
        this.current = current;
        this.attempts = attempts;
        this.clusters = clusters;
    }

    public Optional<ReleaseView> find(String id) {
        return Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(id)
                        .rootProcessInstances()
                        .singleResult())
                .map(instance -> view(instance, () -> attempts.of(id), () -> reports.of(id)));
    }

    /** The newest releases first, without their evidence. */
    public List<ReleaseView> newest(int most) {
        return history
                .createHistoricProcessInstanceQuery()
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, most)
                .stream()
                .map(instance -> view(instance, List::of, List::of))
                .toList();
    }

    /** The evidence is read last: who sees that a release waits, or has ended, also sees what led there. */
    private ReleaseView view(
            HistoricProcessInstance instance,
            Supplier<List<FailedAttempt>> attempted,
            Supplier<List<StepReport>> reported) {
        boolean ended = instance.getEndTime() != null;
        List<Activity> steps = ended ? List.of() : current.of(instance.getId());
        List<FailedAttempt> failed = attempted.get();
        List<StepReport> evidence = reported.get();
        return new ReleaseView(
                instance.getId(),
                variable(instance, ReleaseVariables.APPLICATION).orElse(""),
                variable(instance, ReleaseVariables.VERSION)
                        .map(Object::toString)
                        .orElse(""),
                instance.getProcessDefinitionKey(),
                instance.getProcessDefinitionVersion(),
                ended ? end(instance) : state(instance, steps),
                Optional.ofNullable(instance.getStartUserId()),
                instance.getStartTime().toInstant(),
                Optional.ofNullable(instance.getEndTime()).map(Date::toInstant),
                ended
                        ? variable(instance, ReleaseVariables.FAILURE).filter(text -> !text.isBlank())
                        : trouble(instance.getId()),
                variable(instance, ReleaseVariables.ROLL_BACK_REQUEST),
                variable(instance, ReleaseVariables.LEFT_OUT)
                        .map(LeftOut::reasons)
                        .orElse(Map.of()),
                steps,
                variable(instance, ReleaseVariables.PLAN)
                        .map(plan -> clusters.of(
                                variable(instance, ReleaseVariables.APPLICATION).orElse(""), plan, evidence))
                        .orElse(List.of()),
                failed,
                evidence);
    }

    private ReleaseState state(HistoricProcessInstance instance, List<Activity> steps) {
        boolean forPeople = steps.stream().anyMatch(step -> step.kind().equals(USER_TASK))
                || runtime.createIncidentQuery()
                                .processInstanceId(instance.getId())
                                .count()
                        > 0;
        return forPeople ? ReleaseState.WAITING : ReleaseState.RUNNING;
    }

    /** What a person is asked about, wherever in the called processes it happened. */
    private Optional<String> trouble(String release) {
        return runtime.createIncidentQuery().processInstanceId(release).listPage(0, ReleaseReports.MOST).stream()
                .map(Incident::getRootCauseIncidentId)
                .distinct()
                .flatMap(cause -> runtime.createIncidentQuery().incidentId(cause).listPage(0, 1).stream())
                .flatMap(incident -> Optional.ofNullable(incident.getIncidentMessage()).stream())
                .findFirst();
    }

    /** The end event says how it ended. Deleted by hand: cancelled. */
    private ReleaseState end(HistoricProcessInstance instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .activityType("noneEndEvent")
                .listPage(0, ReleaseReports.MOST)
                .stream()
                .map(end -> ReleaseState.ofEnd(end.getActivityId(), end.getActivityName()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ReleaseState.CANCELLED);
    }

    private <T> Optional<T> variable(HistoricProcessInstance instance, Variable<T> variable) {
        HistoricVariableInstance found = history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .activityInstanceIdIn(instance.getId())
                .variableName(variable.name())
                .singleResult();
        try {
            return Optional.ofNullable(found)
                    .map(HistoricVariableInstance::getValue)
                    .flatMap(variable::decode);
        } catch (IllegalStateException unreadable) {
            // A request with a version that is none was refused; it is still shown.
            return Optional.empty();
        }
    }
}
