package teal.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Looks up a value in a body. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The value at the pointer as text, or in JSON notation; empty if there is none or the body is not JSON. */
    static Optional<String> at(String pointer, String body) {
        try {
            JsonNode found = MAPPER.readTree(body).at(pointer);
            return found.isMissingNode() || found.isNull()
                    ? Optional.empty()
                    : Optional.of(found.isValueNode() ? found.asText() : found.toString());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
