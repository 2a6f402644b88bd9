package teal.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Looks up one value in a body. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The value at the pointer as text, or as JSON writes it; empty where there is none or the body is no JSON. */
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
