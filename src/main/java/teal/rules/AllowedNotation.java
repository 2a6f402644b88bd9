package teal.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The notation that diagrams may use. It lists what is allowed, not what is dangerous: the engine runs code from many
 * places, and a list of those would have to grow with the engine.
 *
 * @param namespaces whose elements and attributes are known
 * @param bpmn BPMN's elements
 * @param attributes Camunda's attributes of BPMN elements, by element name; {@code *} stands for all elements
 * @param camunda Camunda's elements, and the attributes of each
 */
record AllowedNotation(
        List<String> namespaces,
        List<String> bpmn,
        Map<String, List<String>> attributes,
        Map<String, List<String>> camunda) {

    static final AllowedNotation TEALS = read();

    boolean allowsOnBpmn(String element, String attribute) {
        return attributes.getOrDefault("*", List.of()).contains(attribute)
                || attributes.getOrDefault(element, List.of()).contains(attribute);
    }

    boolean allowsOnCamunda(String element, String attribute) {
        return camunda.getOrDefault(element, List.of()).contains(attribute);
    }

    private static AllowedNotation read() {
        try (InputStream file = AllowedNotation.class.getResourceAsStream("notation.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file, "notation.json"), AllowedNotation.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
