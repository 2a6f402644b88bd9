package teal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import teal.process.task.AnsweredTask;

/** The variables that a task's form asks for: the keys of its fields, from the form deployed with the task's diagram. */
final class AskedFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AskedFields() {}

    static boolean isAnswer(Command<?> command) {
        return command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd;
    }

    /** Empty if the task is gone or has no form. */
    static Set<String> of(Command<?> answer, CommandContext context) {
        String id = String.valueOf(NotByHand.field(answer, "taskId"));
        TaskEntity task = context.getTaskManager().findTaskById(id);
        if (task == null
                || task.getTaskDefinition() == null
                || task.getTaskDefinition().getCamundaFormDefinitionKey() == null) {
            return Set.of();
        }
        AnsweredTask.execution(task);
        // People who may answer do not necessarily have the right to read deployments.
        return context.runWithoutAuthorization(() ->
                read(context.getProcessEngineConfiguration().getFormService().getDeployedTaskForm(id)));
    }

    private static Set<String> read(InputStream form) {
        try (form) {
            return fields(JSON.readTree(form)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fields may be grouped; a key such as {@code a.b} fills the variable {@code a}. */
    private static Stream<String> fields(JsonNode part) {
        Stream<String> own = Stream.of("key", "path")
                .map(name -> part.path(name).asText())
                .filter(key -> !key.isEmpty())
                .map(key -> key.split("\\.", 2)[0]);
        return Stream.concat(
                own,
                StreamSupport.stream(part.path("components").spliterator(), false)
                        .flatMap(AskedFields::fields));
    }
}
