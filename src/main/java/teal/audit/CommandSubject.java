package teal.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** What a command is about, in the words of the other entries: {@code release 12, task 34}. Looked up before it is executed. */
final class CommandSubject {

    private static final Map<String, String> OTHERS = Map.of(
            "jobId", "job",
            "userId", "user",
            "groupId", "group",
            "deploymentId", "deployment",
            "incidentId", "incident",
            "filterId", "filter");

    private CommandSubject() {}

    static String of(Command<?> command) {
        Optional<String> task = CommandFields.text(command, "taskId");
        Stream<String> others = OTHERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(field ->
                        CommandFields.text(command, field.getKey()).map(id -> field.getValue() + " " + id).stream());
        return Stream.of(
                        release(command, task).map(id -> "release " + id).stream(),
                        task.map(id -> "task " + id).stream(),
                        others)
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> release(Command<?> command, Optional<String> task) {
        CommandContext context = Context.getCommandContext();
        Optional<String> ofTask =
                task.map(id -> context.getTaskManager().findTaskById(id)).map(TaskEntity::getProcessInstanceId);
        return List.of("processInstanceId", "executionId", "entityId").stream()
                .map(field -> CommandFields.text(command, field).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> ofTask)
                .map(id -> Optional.ofNullable(context.getExecutionManager().findExecutionById(id))
                        .map(ExecutionEntity::getRootProcessInstanceId)
                        .orElse(id));
    }
}
