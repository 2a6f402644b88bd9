package teal.process.variable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** Converts records to JSON and back, for process variables. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A release that began before an upgrade of Teal may carry fields that this version no longer knows.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** The value as a tree, to embed in another one. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static Object value(Object value) {
        return SpinValues.jsonValue(text(value)).create();
    }

    /**
     * The value as it is stored, as text. The engine would parse it, and write it once more when the step ends, to see whether
     * anything in it was changed: four times the work, for each step of a release with a long plan.
     */
    static @Nullable Object stored(VariableScope scope, String name) {
        TypedValue value = scope.getVariableTyped(name, false);
        if (value instanceof SerializableValue json && json.getValueSerialized() != null) {
            return json.getValueSerialized();
        }
        return value instanceof SerializableValue json && !json.isDeserialized() || value == null
                ? null
                : value.getValue();
    }

    public static <T> T read(Object raw, Class<T> type) {
        try {
            return MAPPER.readValue(raw.toString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
