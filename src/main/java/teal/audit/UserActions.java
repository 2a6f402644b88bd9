package teal.audit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.jspecify.annotations.Nullable;
import teal.access.Principals;
import teal.guard.VariableRights;

/**
 * Records what people do through the engine, by whatever route: the entries of the engine's own operation log, which
 * administrators may delete, are copied to the trail, as are the values that people write into releases. Variables that only
 * steps may write are refused. Teal's own actions have no entry; if no one is acting, the change is refused.
 */
final class UserActions implements HistoryEventHandler {

    /** What the engine calls the type of a variable without a value. */
    private static final String NO_VALUE = "null";

    private final AuditTrail trail;
    private final Principals principals;

    UserActions(AuditTrail trail, Principals principals) {
        this.trail = trail;
        this.principals = principals;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        principals.mustBeSomebody("changing something");
        if (event instanceof UserOperationLogEntryEventEntity operation && operation.getUserId() != null) {
            trail.keep(operation.getUserId(), operation.getOperationType(), subject(operation), change(operation));
        } else if (event instanceof HistoricVariableUpdateEventEntity variable
                // Migrating a release to other diagrams takes its variables along and changes none.
                && !event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE)) {
            CommandContext command = Context.getCommandContext();
            // Variables written by the engine as a release proceeds have an execution; those from outside have none.
            if (command.getAuthenticatedUserId() != null && Context.getCoreExecutionContext() == null) {
                written(command, variable);
            }
        }
    }

    private void written(CommandContext command, HistoricVariableUpdateEventEntity variable) {
        VariableRights.check(command, variable);
        trail.keep(
                command.getAuthenticatedUserId(),
                "Give",
                "release " + variable.getRootProcessInstanceId(),
                variable.getVariableName() + change(variable) + before(command, variable));
    }

    private static String change(HistoricVariableUpdateEventEntity variable) {
        return variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE)
                ? " removed"
                : " = " + value(variable);
    }

    /** The engine updates its history after this. */
    private static String before(CommandContext command, HistoricVariableUpdateEventEntity variable) {
        HistoricVariableInstanceEntity known = variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE)
                ? null
                : command.getDbEntityManager()
                        .selectById(HistoricVariableInstanceEntity.class, variable.getVariableInstanceId());
        return known == null
                ? ""
                : known.getSerializerName().equals(NO_VALUE)
                        ? ""
                        : ", was "
                                + value(
                                        known.getName(),
                                        known.getSerializerName(),
                                        known.getTextValue(),
                                        known.getLongValue(),
                                        known.getDoubleValue(),
                                        known.getByteArrayValue());
    }

    private static String value(HistoricVariableUpdateEventEntity variable) {
        return value(
                variable.getVariableName(),
                variable.getSerializerName(),
                variable.getTextValue(),
                variable.getLongValue(),
                variable.getDoubleValue(),
                variable.getByteValue());
    }

    /** @param columns in one of which the value is */
    private static String value(String name, String type, @Nullable Object... columns) {
        return ShownValue.isSecret(name)
                ? "********"
                : Stream.of(columns)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(found ->
                                found instanceof byte[] ? type + ", " + ShownValue.text(found) : ShownValue.text(found))
                        .orElse("(a value of the type " + type + ")");
    }

    private static String subject(UserOperationLogEntryEventEntity operation) {
        return Stream.of(
                        operation.getEntityType(),
                        named("release", operation.getRootProcessInstanceId()),
                        named("task", operation.getTaskId()),
                        named("job", operation.getJobId()),
                        named("deployment", operation.getDeploymentId()),
                        named("process", operation.getProcessDefinitionKey()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String named(String what, @Nullable String id) {
        return id == null ? null : what + " " + id;
    }

    private static String change(UserOperationLogEntryEventEntity operation) {
        if (operation.getProperty() == null) {
            return "";
        }
        return operation.getProperty() + ": "
                + (operation.getOrgValue() == null ? "" : operation.getOrgValue() + " -> ")
                + Objects.toString(operation.getNewValue(), "");
    }
}
