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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.DirectFieldAccessor;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.variable.ReleaseVariables;
import teal.release.Version;

/**
 * Offers in a process's start form the applications that the inventory releases with that process, and the versions of
 * each that are in its repository. A start form has no process variables yet, so a field that takes its options from the key
 * {@code applications} gets them here, each time the form is read, and the field {@code version} a text below it that names
 * the newest versions of the chosen application.
 */
class ApplicationChoice extends CommandInterceptor {

    private static final String KEY = "applications";

    private final Inventory inventory;
    private final OfferedVersions versions;
    private final ObjectMapper json = new ObjectMapper();

    ApplicationChoice(Inventory inventory, OfferedVersions versions) {
        this.inventory = inventory;
        this.versions = versions;
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
            if (!fields.isEmpty()) {
                offerVersions(read, fields.get(0).path("key").asText(), versions.of(applications));
            }
            return (T) new ByteArrayInputStream(json.writeValueAsBytes(read));
        } catch (IOException e) {
            throw new UncheckedIOException("a start form is not JSON", e);
        }
    }

    /**
     * One text for each application, of which the form shows that of the chosen one. Each version is in a code span, so that
     * Tasklist's script finds them and offers them in the field itself.
     */
    private static void offerVersions(JsonNode form, String choice, Map<String, List<Version>> offered) {
        for (JsonNode parent : form.findParents("components")) {
            ArrayNode components = (ArrayNode) parent.get("components");
            for (int i = 0; i < components.size(); i++) {
                if (components.get(i).path("key").asText().equals(ReleaseVariables.VERSION.name())) {
                    int below = i + 1;
                    offered.forEach((application, versions) -> components
                            .insertObject(below)
                            .put("type", "text")
                            .put("id", "Text_versions_" + application)
                            .put("text", "In the repository, newest first: " + inCode(versions))
                            .putObject("conditional")
                            .put("hide", "=" + choice + " != \"" + application + "\""));
                    return;
                }
            }
        }
    }

    private static String inCode(List<Version> versions) {
        return versions.stream().map(version -> "`" + version.value() + "`").collect(Collectors.joining(", "));
    }

    private static void offer(ObjectNode field, List<ManagedApplication> applications) {
        field.remove("valuesKey");
        if (applications.size() == 1) {
            field.put("defaultValue", applications.get(0).name());
        }
        ArrayNode values = field.putArray("values");
        for (ManagedApplication managed : applications) {
            String record = managed.settings().traffic().record().replaceFirst("\\.$", "");
            values.addObject()
                    .put("label", managed.name() + " (" + record + ")")
                    .put("value", managed.name());
        }
    }
}
