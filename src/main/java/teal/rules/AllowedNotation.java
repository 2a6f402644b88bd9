package teal.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What diagrams may be written with. A list of what is allowed, not of what is dangerous: the engine runs code from many
 * places, and a list of those would have to grow with it.
 *
 * @param namespaces whose elements and attributes are known
 * @param bpmn BPMN's elements
 * @param attributes Camunda's attributes of BPMN elements, by the element's name; {@code *}: of all
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
