package teal.engine.bound;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Incidents where a release waits for people or messages, and cannot go on when they come. */
record OpenFaults(DiagramFault fault) implements Command<@Nullable Void> {

    static final String INCIDENT = "diagramFault";

    private static final Logger log = LoggerFactory.getLogger(OpenFaults.class);

    /** Raises it where the release still waits; what the failed request had begun is gone. */
    @Override
    public @Nullable Void execute(CommandContext context) {
        List<ExecutionEntity> waiting = fault.executions().stream()
                .map(context.getExecutionManager()::findExecutionById)
                .filter(Objects::nonNull)
                .filter(execution -> execution.getActivity() != null
                        && execution.getExecutions().isEmpty())
                .sorted(Comparator.comparing(OpenFaults::waitsForNobody))
                .toList();
        if (!waiting.isEmpty()) {
            raise(waiting.get(0));
        }
        return null;
    }

    private void raise(ExecutionEntity execution) {
        log.error("{}: {}", execution.getRootProcessInstanceId(), fault.getMessage());
        resolve(execution);
        execution.createIncident(INCIDENT, execution.getId(), String.valueOf(fault.getMessage()));
    }

    private static boolean waitsForNobody(ExecutionEntity execution) {
        return execution.getTasks().isEmpty()
                && execution.getEventSubscriptions().isEmpty();
    }

    /** The release goes on from here, so nothing is wrong here any more. */
    static void resolve(DelegateExecution execution) {
        ((ExecutionEntity) execution)
                .getIncidents().stream()
                        .filter(incident -> INCIDENT.equals(incident.getIncidentType()))
                        .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                        .map(IncidentEntity::getId)
                        .forEach(execution::resolveIncident);
    }
}
