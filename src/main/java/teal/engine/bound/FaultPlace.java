package teal.engine.bound;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** An element of a deployed diagram, with the process instance that met it. */
record FaultPlace(
        ProcessDefinitionEntity diagram,
        ActivityImpl element,
        @Nullable String instance) {

    /** The engine wraps a multi-instance element into another one, which authors do not know. */
    FaultPlace {
        if (element.getActivityBehavior() instanceof MultiInstanceActivityBehavior body) {
            element = body.getInnerActivity(element);
        }
    }

    /** Where an expression is evaluated. */
    static Optional<FaultPlace> of(@Nullable VariableScope scope) {
        if (scope instanceof TaskEntity task) {
            return of((VariableScope) task.getExecution());
        }
        return scope instanceof ExecutionEntity execution && execution.getActivity() != null
                ? Optional.of(new FaultPlace(
                        execution.getProcessDefinition(), execution.getActivity(), execution.getProcessInstanceId()))
                : Optional.empty();
    }

    /** Where a job continues. */
    static Optional<FaultPlace> of(JobEntity job) {
        if (job.getProcessDefinitionId() == null || job.getActivityId() == null) {
            return Optional.empty();
        }
        ProcessDefinitionEntity diagram = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(job.getProcessDefinitionId());
        return Optional.ofNullable(diagram.findActivity(job.getActivityId()))
                .map(element -> new FaultPlace(diagram, element, job.getProcessInstanceId()));
    }

    /**
     * The engine says only which element failed, not in which diagram: several may use the same id.
     *
     * @param executions those that took part, in the order in which they are asked
     */
    static Optional<FaultPlace> find(String element, Stream<ExecutionEntity> executions) {
        return executions
                .filter(execution -> execution.getProcessDefinitionId() != null)
                .sorted(Comparator.comparing(execution -> !element.equals(execution.getActivityId())))
                .flatMap(execution -> Stream.ofNullable(
                                execution.getProcessDefinition().findActivity(element))
                        .map(found -> new FaultPlace(
                                execution.getProcessDefinition(), found, execution.getProcessInstanceId())))
                .findFirst();
    }

    @Override
    public String toString() {
        return named(element.getName(), element.getId()) + " in " + named(diagram.getName(), diagram.getKey())
                + ", version " + diagram.getVersion();
    }

    private static String named(@Nullable Object name, String id) {
        return name == null || name.toString().isBlank()
                ? id
                : "'" + name.toString().strip() + "' (" + id + ")";
    }
}
