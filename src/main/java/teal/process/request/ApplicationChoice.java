package teal.process.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.DirectFieldAccessor;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;

/**
 * Offers in a process's start form the applications that the inventory releases with that process. A start form has no
 * process variables yet, so a field that takes its options from the key {@code applications} gets them here, each time
 * the form is read.
 */
class ApplicationChoice extends CommandInterceptor {

    private static final String KEY = "applications";

    private final Inventory inventory;
    private final ObjectMapper json = new ObjectMapper();

    ApplicationChoice(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        return command instanceof GetDeployedStartFormCmd ? offered(result, applications(command)) : result;
    }

    /** Applications released with the process; none if it has since been replaced or removed. */
    private List<ManagedApplication> applications(Command<?> command) {
        // The engine's command does not expose which process is to be started.
        String id = String.valueOf(new DirectFieldAccessor(command).getPropertyValue("processDefinitionId"));
        Optional<String> process = next.execute(context -> Optional.of(context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(id))
                .filter(NewestDiagrams::include)
                .map(ProcessDefinitionEntity::getKey));
        return process.stream()
                .flatMap(key -> inventory.all().stream()
                        .filter(managed -> managed.settings().processes().contains(key)))
                .toList();
    }

    @SuppressWarnings("unchecked") // the command's result is the form
    private <T> T offered(T form, List<ManagedApplication> applications) {
        try (InputStream file = (InputStream) form) {
            JsonNode read = json.readTree(file);
            List<JsonNode> fields = read.findParents("valuesKey").stream()
                    .filter(field -> field.path("valuesKey").asText().equals(KEY))
                    .toList();
            fields.forEach(field -> offer((ObjectNode) field, applications));
            return (T) new ByteArrayInputStream(json.writeValueAsBytes(read));
        } catch (IOException e) {
            throw new UncheckedIOException("a start form is not JSON", e);
        }
    }

    private static void offer(ObjectNode field, List<ManagedApplication> applications) {
        field.remove("valuesKey");
        ArrayNode values = field.putArray("values");
        for (ManagedApplication managed : applications) {
            String record = managed.settings().traffic().record().replaceFirst("\\.$", "");
            values.addObject()
                    .put("label", managed.name() + " (" + record + ")")
                    .put("value", managed.name());
        }
    }
}
