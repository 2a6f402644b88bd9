package teal.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What Teal's own called processes promise their callers. Kept in {@code steps.json} with the steps, because the
 * Modeler sees one diagram at a time: each process is checked against its promise, and its callers rely on it.
 */
final class Promises {

    private static final Map<String, CallFacts> KNOWN = read();

    private Promises() {}

    static Optional<CallFacts> of(String process) {
        return Optional.ofNullable(KNOWN.get(process));
    }

    private static Map<String, CallFacts> read() {
        try (InputStream file = Promises.class.getResourceAsStream("steps.json")) {
            ObjectMapper json = new ObjectMapper();
            JsonNode promises =
                    json.readTree(Objects.requireNonNull(file, "steps.json")).path("promises");
            return json.convertValue(promises, new TypeReference<Map<String, CallFacts>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
